using Icu;
using PodcastMuse.Kernel;

namespace PodcastMuse.Language;

/// <summary>ICU's break iterators. Ends are offsets in UTF-16 units, ascending; the last is the text's length.</summary>
internal static class IcuBreaks
{
    // icu.net looks for the library at its first call and is not safe against two first calls at once.
    private static readonly Lazy<bool> Loaded = new(Load);

    public static List<int> SentenceEnds(string text, string language) => Ends(text, language, BreakIterator.CreateSentenceInstance);

    public static List<int> WordEnds(string text, string language) => Ends(text, language, BreakIterator.CreateWordInstance);

    /// <summary>Where a line may end (UAX #14); in Thai at word ends.</summary>
    public static List<int> LineEnds(string text, string language) => Ends(text, language, BreakIterator.CreateLineInstance);

    private static List<int> Ends(string text, string language, Func<Locale, BreakIterator> create)
    {
        try
        {
            _ = Loaded.Value;
            using var iterator = create(new Locale(language.Replace('-', '_')));
            iterator.SetText(text);
            return Within(iterator.Boundaries, text);
        }
        catch (Exception missing) when (missing is FileLoadException or FileNotFoundException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw FaultException.Permanent(
                Problems.ToolMissing("The ICU library, which finds the ends of words and sentences, was not found. Install it (Debian: apt install libicu72) or run './muse doctor'."),
                missing);
        }
    }

    private static List<int> Within(int[] boundaries, string text)
    {
        var ends = new List<int>(boundaries.Length + 1);
        foreach (var boundary in boundaries)
            if (boundary > 0 && boundary <= text.Length && (ends.Count == 0 || boundary > ends[^1]))
                ends.Add(boundary);
        if (ends.Count == 0 || ends[^1] != text.Length)
            ends.Add(text.Length);
        return ends;
    }

    private static bool Load() => Wrapper.Init() >= 0;
}
