namespace PodcastMuse.Media.Captions;

/// <summary>
/// How much a caption may hold and how long it stays: at most two lines, 1–7 s, at most 20 characters a second where the speech allows.
/// 42 columns is broadcasters' common limit for Latin scripts, 35 theirs for Thai, 16 for Chinese, Japanese and Korean.
/// </summary>
internal sealed record CaptionRules(int Columns, double CharactersPerSecond)
{
    public const int MaxLines = 2;
    public const int LeastMilliseconds = 1_000;
    public const int MostMilliseconds = 7_000;

    /// <summary>How far a caption may stray from its speech, in milliseconds, to stay long enough to read.</summary>
    public const int MostShift = 500;

    private static readonly CaptionRules Latin = new(42, 20);
    private static readonly CaptionRules Thai = new(35, 20);
    private static readonly CaptionRules EastAsian = new(16, 12);

    /// <summary>The language's rules; a text with Thai in it keeps to the Thai limit whatever the language says.</summary>
    public static CaptionRules For(string text, string language) => language.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "th" => Thai,
        "zh" or "ja" or "ko" => EastAsian,
        _ => text.Any(Glyphs.IsThai) ? Thai : Latin,
    };
}
