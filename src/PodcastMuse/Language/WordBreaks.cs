using Icu;

namespace PodcastMuse.Language;

/// <summary>Word boundaries of Thai text by ICU's dictionary, as positions in UTF-16 (both ends included).</summary>
internal static class WordBreaks
{
    public static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    public static bool HasThai(string text) => text.AsSpan().IndexOfAnyInRange('\u0E00', '\u0E7F') >= 0;

    public static HashSet<int> Of(string text)
    {
        var positions = new HashSet<int> { 0, text.Length };
        foreach (var boundary in BreakIterator.GetWordBoundaries(new Locale("th"), text, includeSpacesAndPunctuation: true))
        {
            positions.Add(boundary.Start);
            positions.Add(boundary.End);
        }

        return positions;
    }
}
