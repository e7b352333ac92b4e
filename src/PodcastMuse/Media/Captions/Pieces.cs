using System.Globalization;
using System.Text;
using PodcastMuse.Language;

namespace PodcastMuse.Media.Captions;

/// <summary>
/// Divides text into pieces that a caption keeps whole: words with the punctuation that clings to them. What no line could hold (an address,
/// a very long word) is divided at its inner words, then at grapheme clusters. The pieces put together, spaces apart, are the text.
/// </summary>
internal static class Pieces
{
    // Keeps time moving through what is not spoken (emoji, dashes), without weight beside real words.
    private const double UnitsPerColumn = 0.001;

    private sealed record Run(List<string> Words, bool SpaceAfter)
    {
        public string Text => string.Concat(Words);
    }

    public static List<Piece> Divide(string text, string language, int columns)
    {
        var clean = Clean(text);
        var runs = Join(TextBreaks.Words(clean, language).SelectMany(word => Reword(word, language)));
        var sentenceEnds = SentenceEnds(clean, language);
        var pieces = new List<Piece>();
        var offset = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            offset += runs[i].Text.Length + (runs[i].SpaceAfter ? 1 : 0);
            var cost = sentenceEnds.Contains(offset)
                ? BreakCosts.Sentence
                : BreakCosts.Between(runs[i].Text, runs[i].SpaceAfter, runs[i + 1].Text);
            pieces.AddRange(Fit(runs[i], cost, language, columns));
        }
        return pieces;
    }

    private static HashSet<int> SentenceEnds(string text, string language)
    {
        var ends = new HashSet<int>();
        var offset = 0;
        foreach (var sentence in TextBreaks.Sentences(text, language))
            ends.Add(offset += sentence.Length);
        return ends;
    }

    /// <summary>One space for any white space or control character, none at the ends; zero-width spaces are not text.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\u200B')
                continue;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>ICU takes Thai, digits and Latin letters without a space between them for one word; each by itself has its own words.</summary>
    private static List<string> Reword(string word, string language)
    {
        if (!word.Any(Glyphs.IsUnspaced))
            return [word];
        var parts = new List<string>();
        for (int start = 0, end = 1; start < word.Length; end++)
        {
            if (end < word.Length && Glyphs.IsUnspaced(word[end]) == Glyphs.IsUnspaced(word[start]) && char.IsDigit(word[end]) == char.IsDigit(word[start]))
                continue;
            parts.AddRange(start == 0 && end == word.Length ? [word] : TextBreaks.Words(word[start..end], language));
            start = end;
        }
        return parts;
    }

    private static List<Run> Join(IEnumerable<string> words)
    {
        var runs = new List<Run>();
        foreach (var word in words.Where(w => w.Length > 0))
        {
            if (string.IsNullOrWhiteSpace(word))
                runs[^1] = runs[^1] with { SpaceAfter = true };
            else if (runs.Count > 0 && Clings(runs[^1], word))
                Append(runs, word);
            else
                runs.Add(new Run([word], false));
        }
        return runs;
    }

    private static bool Clings(Run run, string word)
    {
        var last = run.Words[^1][^1];
        if (run.SpaceAfter)
            return word[0] is 'ๆ' or 'ฯ';
        if (Glyphs.SticksToPrevious(word[0]) || Glyphs.SticksToNext(last))
            return true;
        if (Glyphs.IsUnspaced(last) || Glyphs.IsUnspaced(word[0]))
            return false;
        return !MayBreakAfterDash(run.Text, word[0]);
    }

    private static bool MayBreakAfterDash(string text, char next) =>
        text.Length > 1 && text[^1] is '-' or '—' or '–' && char.IsLetter(text[^2]) && char.IsLetter(next);

    private static void Append(List<Run> runs, string word)
    {
        var run = runs[^1];
        if (run.SpaceAfter)
            run.Words.Add(" ");
        run.Words.Add(word);
        runs[^1] = run with { SpaceAfter = false };
    }

    private static List<Piece> Fit(Run run, double cost, string language, int columns)
    {
        if (Glyphs.Width(run.Text) <= columns)
            return [Make(run.Text, run.SpaceAfter, cost, language)];
        var parts = run.Words.SelectMany(word => Shorten(word, columns)).ToList();
        var pieces = new List<Piece>();
        for (var i = 0; i < parts.Count; i++)
        {
            var isLast = i + 1 == parts.Count;
            if (parts[i].Text == " ")
                pieces[^1] = pieces[^1] with { SpaceAfter = true };
            else
                pieces.Add(Make(parts[i].Text, isLast && run.SpaceAfter, isLast ? cost : parts[i].Cost, language));
        }
        return pieces;
    }

    private static IEnumerable<(string Text, double Cost)> Shorten(string word, int columns)
    {
        if (Glyphs.Width(word) <= columns)
        {
            yield return (word, BreakCosts.InsideRun);
            yield break;
        }
        var part = new StringBuilder();
        var clusters = StringInfo.GetTextElementEnumerator(word);
        while (clusters.MoveNext())
        {
            var cluster = clusters.GetTextElement();
            if (part.Length > 0 && Glyphs.Width(part + cluster) > columns)
            {
                yield return (part.ToString(), BreakCosts.InsideWord);
                part.Clear();
            }
            part.Append(cluster);
        }
        yield return (part.ToString(), BreakCosts.InsideRun);
    }

    private static Piece Make(string text, bool spaceAfter, double cost, string language)
    {
        var width = Glyphs.Width(text);
        return new Piece(text, spaceAfter, width, cost, SpokenUnits.Count(text, language) + (width * UnitsPerColumn));
    }
}
