using System.Text;
using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>Words that stand on one baseline, from left to right, and how they read as a line.</summary>
internal static partial class PageRows
{
    /// <summary>Rows from the top of the page down. Raised and lowered words belong to the row they touch.</summary>
    public static List<List<TextRun>> Of(IEnumerable<TextRun> runs)
    {
        var rows = new List<List<TextRun>>();
        var heads = new List<TextRun>();
        foreach (var run in runs.OrderByDescending(run => run.Baseline))
        {
            var at = heads.Count - 1;
            while (at >= 0 && heads[at].Baseline - run.Baseline < 3 * Math.Max(heads[at].Size, run.Size) && !SharesRow(heads[at], run))
                at--;
            if (at >= 0 && SharesRow(heads[at], run))
            {
                rows[at].Add(run);
                if (run.Size > heads[at].Size)
                    heads[at] = run;
                continue;
            }
            rows.Add([run]);
            heads.Add(run);
        }
        foreach (var row in rows)
            row.Sort((a, b) => a.Left.CompareTo(b.Left));
        return rows;
    }

    /// <summary>The row's words as text; raised note marks left out, raised figures of numbers and units kept as such.</summary>
    public static string Text(IReadOnlyList<TextRun> row)
    {
        var main = row.MaxBy(run => run.Size * Math.Min(run.Text.Length, 8))!;
        var text = new StringBuilder();
        for (var i = 0; i < row.Count; i++)
        {
            var run = row[i];
            var words = run.Text;
            if (run.Size < 0.8 * main.Size && run.Baseline > main.Baseline + 0.12 * main.Size && RaisedMark().IsMatch(words))
            {
                words = Raised(text, words);
                if (words.Length == 0)
                    continue;
            }
            if (text.Length > 0 && NeedsSpace(row[i - 1], run))
                text.Append(' ');
            text.Append(words);
        }
        return text.ToString();
    }

    private static bool NeedsSpace(TextRun before, TextRun next)
    {
        if (before.SpaceAfter)
            return true;
        var gap = next.Left - before.Right;
        var thai = WritingSystem.IsThai(before.Text[^1]) && WritingSystem.IsThai(next.Text[0]);
        return gap > (thai ? 0.2 : 0.12) * Math.Max(before.Size, next.Size) && !WritingSystem.IsThaiMark(next.Text[0]);
    }

    // 10⁶ and m² are said; a mark after a word leads to a note.
    private static string Raised(StringBuilder before, string mark)
    {
        const string Superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        if (before.Length == 0 || !mark.All(char.IsAsciiDigit))
            return "";
        var word = Unit().Match(before.ToString());
        return char.IsAsciiDigit(before[^1]) || (word.Success && mark is "2" or "3") ? string.Concat(mark.Select(digit => Superscript[digit - '0'])) : "";
    }

    // Note marks and indices stand half a line off; anything longer that does so is another column's line.
    private static bool SharesRow(TextRun head, TextRun run)
    {
        var (small, large) = head.Size < run.Size ? (head, run) : (run, head);
        var isMark = small.Size < 0.8 * large.Size && small.Text.Length <= 4;
        return Math.Abs(head.Baseline - run.Baseline) < (isMark ? 0.55 * large.Size : 0.3 * small.Size);
    }

    [GeneratedRegex(@"^[\d,*†‡§¶–-]{1,8}$|^[a-z]$")]
    private static partial Regex RaisedMark();

    [GeneratedRegex(@"(?:^|[\s\d])(?:[kcm]?m|s|ft|in|mi|yd)$")]
    private static partial Regex Unit();
}
