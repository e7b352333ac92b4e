using System.Globalization;
using Icu;

namespace PodcastMuse.Media.Lettering;

/// <summary>Cuts text into the pieces a line may end after: UAX #14 as ICU does it, which in Thai means at word ends.</summary>
internal static class LineBreaks
{
    public static List<string> Pieces(string text, string language) =>
        [.. BreakIterator.GetBoundaries(BreakIterator.UBreakIteratorType.LINE, new Locale(language), text).Select(b => text[b.Start..b.End])];

    /// <summary>Cuts a word too long for any line at grapheme clusters, each part at most <paramref name="fits"/>.</summary>
    public static IEnumerable<string> Cut(string word, Func<string, bool> fits)
    {
        var part = "";
        var clusters = StringInfo.GetTextElementEnumerator(word);
        while (clusters.MoveNext())
        {
            var longer = part + clusters.GetTextElement();
            if (part.Length > 0 && !fits(longer))
            {
                yield return part;
                longer = clusters.GetTextElement();
            }
            part = longer;
        }
        if (part.Length > 0)
            yield return part;
    }
}
