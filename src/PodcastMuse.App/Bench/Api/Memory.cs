using System.Globalization;

namespace PodcastMuse.App.Bench.Api;

/// <summary>The memory a process and its children take, shared pages divided among those who share them (PSS), in MiB.</summary>
internal static class Memory
{
    public static double OfTree(int processId) => Own(processId) + Children(processId).Sum(OfTree);

    /// <summary>Of several processes and their children, as <c>12,345</c>.</summary>
    public static double OfAll(string processIds) => processIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Sum(id => OfTree(int.Parse(id, CultureInfo.InvariantCulture)));

    /// <summary>How many threads a process has.</summary>
    public static int ThreadsOf(int processId) => Directory.GetDirectories($"/proc/{processId}/task").Length;

    private static double Own(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/smaps_rollup").First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static IEnumerable<int> Children(int processId)
    {
        var file = $"/proc/{processId}/task/{processId}/children";
        return File.Exists(file) ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)) : [];
    }
}
