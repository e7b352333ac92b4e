using System.Globalization;
using PodcastMuse.Language;

namespace PodcastMuse.Media.Lettering;

/// <summary>Cuts text into the pieces a line may end after: UAX #14 as ICU does it, which in Thai means at word ends.</summary>
internal static class LineBreaks
{
    public static List<string> Pieces(string text, string language)
    {
        var pieces = new List<string>();
        var start = 0;
        foreach (var end in text.Length == 0 ? [] : IcuBreaks.LineEnds(text, language))
        {
            pieces.Add(text[start..end]);
            start = end;
        }
        return pieces;
    }

    /// <summary>Cuts a word too long for any line at grapheme clusters, each part at most <paramref name="fits"/>.</summary>
    public static IEnumerable<string> Cut(string word, Func<string, bool> fits)
    {
        var part = "";
        var clusters = StringInfo.GetTextElementEnumerator(word);
        while (clusters.MoveNext())
        {
            var longer = part + clusters.GetTextElement();
            if (part.Length > 0 && !fits(longer + Hyphen(longer)))
            {
                yield return part + Hyphen(part);
                longer = clusters.GetTextElement();
            }
            part = longer;
        }
        if (part.Length > 0)
            yield return part;
    }

    /// <summary>European letters take a hyphen where a word is cut; Thai and others do not.</summary>
    private static string Hyphen(string part) => char.IsLetter(part[^1]) && part[^1] < '\u0590' ? "-" : "";
}
