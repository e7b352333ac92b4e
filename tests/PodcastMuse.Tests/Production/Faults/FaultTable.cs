using System.Globalization;
using System.Text;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>The table in docs/faults.md: a row a fault, a column a call; a cell tells the end of an episode, met once and met always.</summary>
internal static class FaultTable
{
    private const string Between = " / ";

    public static string Draw(IReadOnlyCollection<CaseResult> results)
    {
        var text = new StringBuilder();
        foreach (var provider in MatrixCall.All.Select(c => c.Provider).Distinct())
        {
            var calls = MatrixCall.All.Where(c => c.Provider == provider).ToList();
            text.Append(CultureInfo.InvariantCulture, $"\n### {calls[0].ProviderName}\n\n| | {string.Join(" | ", calls.Select(c => c.Purpose))} |\n| --- |{string.Concat(calls.Select(_ => " --- |"))}\n");
            var of = results.Where(r => r.Case.Call.Provider == provider).ToLookup(r => (r.Case.Fault.Name, r.Case.Call));
            foreach (var fault in of.Select(group => group.Key.Name).Distinct())
                text.Append(CultureInfo.InvariantCulture, $"| {fault} | {string.Join(" | ", calls.Select(call => Cell(of[(fault, call)])))} |\n");
        }

        return text.ToString();
    }

    /// <summary>What the table says of a case; null where it does not know it.</summary>
    public static string? Find(string table, MatrixCase of)
    {
        var part = table.Split("### ").FirstOrDefault(p => p.StartsWith(of.Call.ProviderName + "\n", StringComparison.Ordinal)) ?? "";
        var rows = part.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        var column = rows.Count == 0 ? -1 : Array.IndexOf(rows[0], of.Call.Purpose);
        if (column < 0 || rows.Find(row => row[0] == of.Fault.Name) is not { } found)
            return null;
        var ends = found[column].Split(Between);
        return ends[of.IsLasting ? ^1 : 0];
    }

    private static string Cell(IEnumerable<CaseResult> results)
    {
        var ends = results.OrderBy(r => r.Case.IsLasting).Select(r => r.Outcome).ToList();
        return string.Join(Between, ends.Distinct().Count() == 1 ? [ends[0]] : ends);
    }
}
