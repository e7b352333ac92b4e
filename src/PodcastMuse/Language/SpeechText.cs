using PodcastMuse.Language.English;
using PodcastMuse.Language.Thai;

namespace PodcastMuse.Language;

/// <summary>
/// Writes text the way it is said: numbers, dates, money, units, addresses, abbreviations and symbols become words, so that
/// every voice reads them alike and <see cref="SpokenUnits"/> can count them. English and Thai come out without a single digit;
/// other languages are only cleaned, for their engines read numbers themselves. Never throws; time grows in step with the text.
/// </summary>
public static class SpeechText
{
    /// <param name="text">Any text; control characters, emoji and broken surrogates are dropped.</param>
    /// <param name="language">BCP-47; the primary subtag decides.</param>
    /// <param name="pronunciations">
    /// Whole words and what to say instead. A key in lower case matches any case; a key with capitals only as written ("US" is not "us").
    /// </param>
    public static string Normalise(string text, string language, IReadOnlyDictionary<string, string>? pronunciations = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var said = Pronunciations.Apply(PlainText.Clean(text), pronunciations);
        return PrimaryTag(language) switch
        {
            "en" => EnglishSpeech.Say(PlainText.Fold(said, paragraphEnd: ". ")),
            "th" => ThaiSpeech.Say(PlainText.Fold(said, paragraphEnd: " ")),
            _ => PlainText.Tidy(PlainText.Fold(said, paragraphEnd: ". ")),
        };
    }

    /// <summary>The language of a BCP-47 tag, in lower case: "pt" of "pt-BR".</summary>
    public static string PrimaryTag(string language)
    {
        var end = language.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? language : language[..end]).ToLowerInvariant();
    }
}
