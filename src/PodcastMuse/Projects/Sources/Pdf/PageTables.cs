using System.Text.RegularExpressions;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>Rows of tables and of contents lists: three or more short cells apart from each other, in three rows near each other, or dot leaders.</summary>
internal static partial class PageTables
{
    private const int LeastRows = 3;
    private const double CellGapEm = 1.2;

    /// <summary>The rows without tables' rows, and how many tables there were.</summary>
    public static (List<List<TextRun>> Rows, int Tables) Drop(List<List<TextRun>> rows)
    {
        var tabular = rows.Select(IsTabular).ToArray();
        var drop = new bool[rows.Count];
        var tables = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!tabular[i])
                continue;
            var end = i;
            var count = 0;
            for (var j = i; j < rows.Count && j <= end + 2; j++)
                if (tabular[j])
                    (end, count) = (j, count + 1);
            if (count >= LeastRows)
            {
                Array.Fill(drop, true, i, end - i + 1);
                tables++;
            }
            i = end;
        }
        return ([.. rows.Where((row, i) => !drop[i] && !Leader().IsMatch(PageRows.Text(row)))], tables);
    }

    private static bool IsTabular(List<TextRun> row)
    {
        int cells = 1, characters = row[0].Text.Length;
        for (var i = 1; i < row.Count; i++)
        {
            characters += row[i].Text.Length;
            if (row[i].Left - row[i - 1].Right > CellGapEm * row[i].Size)
                cells++;
        }
        return cells >= 3 && characters < 22 * cells;
    }

    [GeneratedRegex(@"(?:\.\s?){5,}\s*[\divxlc๐-๙]*$|…{2,}\s*\d*$")]
    private static partial Regex Leader();
}
