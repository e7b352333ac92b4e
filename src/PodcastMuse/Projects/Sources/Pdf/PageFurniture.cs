using System.Text.RegularExpressions;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>
/// Leaves out what a book repeats on its pages: running heads and feet (the same words but for numbers, in the same place, on several
/// pages), page numbers, and footnotes (small type under the text).
/// </summary>
internal static partial class PageFurniture
{
    // Of the page's height, from its top and bottom.
    private const double Margin = 0.14;

    private const double FootnoteSize = 0.92;

    public static List<TextLine> Drop(IReadOnlyList<PageText> pages)
    {
        var enough = pages.Count < 5 ? 2 : 3;
        var repeated = pages
            .SelectMany(page => page.Lines.Where(line => Zone(page, line) != 0).Select(line => (Key: Key(page, line), page.Number)).Distinct())
            .GroupBy(seen => seen.Key)
            .Where(group => IsRunning([.. group.Select(seen => seen.Number).Order()], enough))
            .Select(group => group.Key)
            .ToHashSet();
        var body = BodySize(pages.SelectMany(page => page.Lines));
        return [.. pages.SelectMany(page => WithoutFootnotes(page.Lines.Where(line => !IsFurniture(page, line, repeated, pages.Count)).ToList(), page, body))];
    }

    // Heads run over neighbouring pages, or every other one; words met again chapters later are text.
    private static bool IsRunning(int[] pages, int enough)
    {
        for (var i = 0; i + enough <= pages.Length; i++)
            if (pages[i + enough - 1] - pages[i] <= 2 * (enough - 1))
                return true;
        return false;
    }

    /// <summary>The size most letters have, in points.</summary>
    public static double BodySize(IEnumerable<TextLine> lines) =>
        lines.GroupBy(line => Math.Round(line.Size * 2) / 2).MaxBy(group => group.Sum(line => line.Text.Length))?.Key ?? 0;

    private static bool IsFurniture(PageText page, TextLine line, HashSet<(int, int, string)> repeated, int pages) =>
        Zone(page, line) != 0 && (repeated.Contains(Key(page, line)) || (pages > 1 && PageNumber().IsMatch(line.Text)));

    private static int Zone(PageText page, TextLine line) =>
        line.Baseline > page.Height * (1 - Margin) ? 1 : line.Baseline < page.Height * Margin ? -1 : 0;

    // Six points of tolerance: heads stand still, text only seems to.
    private static (int Zone, int Place, string Words) Key(PageText page, TextLine line) =>
        (Zone(page, line), (int)Math.Round(line.Baseline / 6), Digits().Replace(line.Text, "#").ToLowerInvariant());

    private static List<TextLine> WithoutFootnotes(List<TextLine> lines, PageText page, double body)
    {
        var kept = new List<TextLine>(lines.Count);
        var inNote = false;
        foreach (var line in lines)
        {
            var small = line.Size < FootnoteSize * body && line.Baseline < 0.45 * page.Height;
            inNote = small && (inNote || NoteStart().IsMatch(line.Text));
            if (!inNote)
                kept.Add(line);
        }
        return kept;
    }

    [GeneratedRegex(@"[\d๐-๙]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[\s\-–—|•]*(?:page|p\.|หน้า|หน้าที่)?\s*(?:[\d๐-๙]{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/|จาก)\s*[\d๐-๙]{1,4})?[\s\-–—|•]*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:[\d๐-๙]{1,3}|[*†‡§¶a-z])[.)\]]?\s*\S")]
    private static partial Regex NoteStart();
}
