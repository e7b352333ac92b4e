namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>
/// Reading order of a page. A gutter is a strip that many rows leave free with text on both sides; rows that cross it (titles, figures'
/// captions) part the page into bands, and within a band the left column is read before the right. Columns are divided again the same way.
/// </summary>
internal static class PageColumns
{
    private const int LeastRows = 6;
    private const double GutterPoints = 7;

    /// <summary>Columns in reading order, each its rows from the top down.</summary>
    public static List<List<List<TextRun>>> Of(List<List<TextRun>> rows, int depth = 0)
    {
        if (depth > 3 || rows.Count < LeastRows || Gutter(rows) is not { } gutter)
            return [rows];
        var columns = new List<List<List<TextRun>>>();
        var band = new List<List<TextRun>>();
        var across = new List<List<TextRun>>();
        foreach (var row in rows)
        {
            if (Crosses(row, gutter))
            {
                Divide(columns, band, gutter, depth);
                across.Add(row);
                continue;
            }
            if (across.Count > 0)
                columns.Add([.. across]);
            across.Clear();
            band.Add(row);
        }
        Divide(columns, band, gutter, depth);
        if (across.Count > 0)
            columns.Add(across);
        return columns;
    }

    private static void Divide(List<List<List<TextRun>>> columns, List<List<TextRun>> band, double gutter, int depth)
    {
        if (band.Count == 0)
            return;
        foreach (var side in (List<List<TextRun>>[])[Side(band, run => run.Right <= gutter), Side(band, run => run.Right > gutter)])
            if (side.Count > 0)
                columns.AddRange(Of(side, depth + 1));
        band.Clear();
    }

    private static List<List<TextRun>> Side(List<List<TextRun>> band, Func<TextRun, bool> belongs) =>
        [.. band.Select(row => row.Where(belongs).ToList()).Where(row => row.Count > 0)];

    private static double? Gutter(List<List<TextRun>> rows)
    {
        double left = rows.Min(row => row[0].Left), right = rows.Max(row => row.Max(run => run.Right));
        double? best = null;
        var fewest = int.MaxValue;
        for (var x = left + 0.2 * (right - left); x < right - 0.2 * (right - left); x += 2)
        {
            var crossing = rows.Count(row => Crosses(row, x));
            if (crossing < fewest && IsGutter(rows, x))
                (best, fewest) = (x, crossing);
        }
        return best;
    }

    private static bool IsGutter(List<List<TextRun>> rows, double x)
    {
        var free = rows.Where(row => !Crosses(row, x)).ToList();
        var lefts = free.Where(row => row[0].Right <= x).ToList();
        var rights = free.Where(row => row[^1].Left >= x).ToList();
        if (lefts.Count < LeastRows || rights.Count < LeastRows)
            return false;
        // Columns stand beside each other and are filled with text; a margin's notes or a table's figures are not.
        var overlap = Math.Min(lefts[0][0].Baseline, rights[0][0].Baseline) - Math.Max(lefts[^1][0].Baseline, rights[^1][0].Baseline);
        var height = Math.Max(lefts[0][0].Baseline, rights[0][0].Baseline) - Math.Min(lefts[^1][0].Baseline, rights[^1][0].Baseline);
        return overlap > 0.3 * height && Words(lefts, run => run.Right <= x) >= 3 && Words(rights, run => run.Left >= x) >= 3;
    }

    // Characters stand for words, so that Thai counts too.
    private static double Words(List<List<TextRun>> rows, Func<TextRun, bool> belongs) =>
        rows.Average(row => row.Where(belongs).Sum(run => run.Text.Length)) / 5.0;

    private static bool Crosses(List<TextRun> row, double x)
    {
        foreach (var run in row)
            if (run.Left < x + (GutterPoints / 2) && run.Right > x - (GutterPoints / 2))
                return true;
        return false;
    }
}
