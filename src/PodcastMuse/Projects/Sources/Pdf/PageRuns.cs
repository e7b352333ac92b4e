using System.Text;
using PodcastMuse.Language;
using UglyToad.PdfPig.Content;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>
/// Letters to words. Letters are taken in the order they are written, since Thai marks stand at the place of their consonant and would be
/// shuffled by sorting; a word ends where the pen jumps. Text on its side and doubled letters (false bold) are left out, raised note marks too.
/// </summary>
internal static class PageRuns
{
    // Of the letter's size: a space is 0.25 em in most fonts and shrinks to 0.18 in justified lines.
    private const double SpaceEm = 0.17;
    private const double ThaiSpaceEm = 0.2;

    // A pen that goes back further than this does not place a mark but begins anew.
    private const double BackEm = 0.75;

    public static List<TextRun> Of(IReadOnlyList<Letter> letters)
    {
        var saraAa = SaraAaNamedSaraAm(letters);
        var runs = new List<TextRun>();
        var text = new StringBuilder();
        Letter? first = null, last = null;
        var right = 0.0;
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            if (letter.TextOrientation is not (TextOrientation.Horizontal or TextOrientation.Other) || Size(letter) < 0.5)
                continue;
            if (letter.Value.Length == 0)
            {
                // Its letters were told with the glyph before; it still takes its room.
                if (first is not null && Math.Abs(letter.StartBaseLine.Y - first.StartBaseLine.Y) < 0.15 * Size(first))
                    right = Math.Max(right, letter.EndBaseLine.X);
                continue;
            }
            if (last is not null && IsSameAgain(last, letter))
                continue;
            var blank = string.IsNullOrWhiteSpace(letter.Value);
            if (first is not null && (blank || EndsRun(first, last!, letter, right)))
            {
                Add(runs, text, first, right, blank && Math.Abs(letter.StartBaseLine.Y - first.StartBaseLine.Y) < 0.5 * Size(first));
                first = null;
            }
            if (blank)
            {
                if (first is null && runs.Count > 0 && IsNext(runs[^1], letter))
                    runs[^1] = runs[^1] with { SpaceAfter = true };
                continue;
            }
            if (first is null)
            {
                first = letter;
                right = letter.EndBaseLine.X;
            }
            text.Append(saraAa && letter.Value == "ำ" && !FollowsSilentMark(letters, i) ? "า" : letter.Value);
            right = Math.Max(right, Math.Max(letter.StartBaseLine.X, letter.EndBaseLine.X));
            last = letter;
        }
        if (first is not null)
            Add(runs, text, first, right, spaceAfter: false);
        return runs;
    }

    // Some writers (Pango's among them) name a nikhahit nothing and the sara aa after it sara am, and from then on every sara aa.
    private static bool SaraAaNamedSaraAm(IReadOnlyList<Letter> letters)
    {
        for (var i = 1; i < letters.Count; i++)
            if (letters[i].Value == "ำ" && FollowsSilentMark(letters, i))
                return true;
        return false;
    }

    private static bool FollowsSilentMark(IReadOnlyList<Letter> letters, int at) =>
        (at > 0 && letters[at - 1].Value.Length == 0) || (at > 1 && letters[at - 2].Value.Length == 0 && IsMark(letters[at - 1]));

    public static double Size(Letter letter) => letter.PointSize > 0 ? letter.PointSize : letter.FontSize;

    private static bool EndsRun(Letter first, Letter last, Letter next, double right)
    {
        var size = Math.Max(Size(last), 1);
        if (Math.Abs(next.StartBaseLine.Y - first.StartBaseLine.Y) > 0.15 * size && !IsMark(next))
            return true;
        if (Math.Abs(next.StartBaseLine.Y - first.StartBaseLine.Y) > 0.8 * size)
            return true;
        if (Size(next) < 0.8 * Size(first) || Size(next) > 1.25 * Size(first))
            return true;
        var gap = next.StartBaseLine.X - right;
        var thai = next.Value.Length > 0 && last.Value.Length > 0 && WritingSystem.IsThai(next.Value[0]) && WritingSystem.IsThai(last.Value[^1]);
        return gap > (thai ? ThaiSpaceEm : SpaceEm) * size || gap < -BackEm * size;
    }

    private static bool IsMark(Letter letter) => letter.Value.Length == 1 && WritingSystem.IsThaiMark(letter.Value[0]);

    private static bool IsNext(TextRun run, Letter blank) =>
        Math.Abs(blank.StartBaseLine.Y - run.Baseline) < 0.5 * run.Size && Math.Abs(blank.StartBaseLine.X - run.Right) < run.Size;

    private static bool IsSameAgain(Letter last, Letter next) =>
        last.Value == next.Value && !string.IsNullOrWhiteSpace(next.Value)
        && Math.Abs(last.StartBaseLine.X - next.StartBaseLine.X) < 0.12 * Size(next)
        && Math.Abs(last.StartBaseLine.Y - next.StartBaseLine.Y) < 0.12 * Size(next);

    private static void Add(List<TextRun> runs, StringBuilder text, Letter first, double right, bool spaceAfter)
    {
        var bold = first.FontName is { } font && (font.Contains("Bold", StringComparison.OrdinalIgnoreCase) || font.Contains("Black", StringComparison.OrdinalIgnoreCase)
            || font.Contains("Heavy", StringComparison.OrdinalIgnoreCase) || font.Contains("CMBX", StringComparison.Ordinal));
        // Rounded, so that the words of one line, a hair apart by the writer's arithmetic, are never told apart.
        runs.Add(new TextRun(text.ToString(), first.StartBaseLine.X, right, Math.Round(first.StartBaseLine.Y, 1), Size(first), bold, spaceAfter));
        text.Clear();
    }
}
