using System.Globalization;
using PodcastMuse.Language;
using PodcastMuse.Providers;

namespace PodcastMuse.Projects.Sources;

/// <summary>
/// Cuts a source into passages of one to four whole sentences, never over a paragraph's end, in order, leaving no sentence out.
/// Ids (<c>s1.p12</c>) count from 1 and stay the same while the source's text does.
/// </summary>
public static class Passages
{
    private const int MostSentences = 4;

    /// <summary>About twenty-five seconds of speech: enough to be understood by itself, little enough to rank.</summary>
    private const int GoodCharacters = 360;

    /// <param name="document">The source.</param>
    /// <param name="sourceNumber">Its place among the episode's sources, from 1.</param>
    /// <param name="language">BCP-47 tag whose rules end sentences.</param>
    public static IReadOnlyList<Passage> Cut(SourceDocument document, int sourceNumber, string language)
    {
        var passages = new List<Passage>();
        var chain = new List<(int Level, string Text)>();
        IReadOnlyList<string> headings = [];
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                chain.RemoveAll(above => above.Level >= block.Level);
                chain.Add((block.Level, block.Text));
                headings = [.. chain.Select(above => above.Text)];
                continue;
            }
            foreach (var text in Group(TextBreaks.Sentences(block.Text, language)))
                passages.Add(new Passage(
                    string.Create(CultureInfo.InvariantCulture, $"s{sourceNumber}.p{passages.Count + 1}"), document.Title, headings.Count == 0 ? null : headings[^1], block.Page, text, headings));
        }
        return passages;
    }

    // As even as the limits allow, so that no short rest is left over.
    private static IEnumerable<string> Group(IReadOnlyList<string> sentences)
    {
        var left = sentences.Sum(sentence => sentence.Length);
        for (var i = 0; i < sentences.Count;)
        {
            var remaining = Math.Max((int)Math.Ceiling((sentences.Count - i) / (double)MostSentences), (int)Math.Round(left / (double)GoodCharacters));
            var aim = left / (double)Math.Max(remaining, 1);
            int taken = 0, length = 0;
            while (i + taken < sentences.Count && taken < MostSentences && (taken == 0 || length + (sentences[i + taken].Length / 2.0) <= aim))
                length += sentences[i + taken++].Length;
            yield return string.Concat(sentences.Skip(i).Take(taken)).Trim();
            i += taken;
            left -= length;
        }
    }
}
