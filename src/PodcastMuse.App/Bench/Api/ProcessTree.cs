using System.Globalization;

namespace PodcastMuse.App.Bench.Api;

/// <summary>What processes and their children take, from Linux' /proc.</summary>
internal static class ProcessTree
{
    /// <summary>Ticks a second of /proc's processor times; the same on every Linux.</summary>
    private const double Ticks = 100;

    /// <summary>MiB; shared pages are divided among those who share them (PSS).</summary>
    public static double MemoryOf(int processId) => OfTree(processId, OwnMemory);

    /// <summary>Of several processes and their children, as <c>12,345</c>.</summary>
    public static double MemoryOf(string processIds) => Ids(processIds).Sum(MemoryOf);

    /// <summary>Seconds of processor time since they began.</summary>
    public static double ProcessorOf(string processIds) => Ids(processIds).Sum(id => OfTree(id, OwnProcessor));

    /// <summary>How many threads a process has.</summary>
    public static int ThreadsOf(int processId) => Directory.GetDirectories($"/proc/{processId}/task").Length;

    private static double OfTree(int processId, Func<int, double> own) => own(processId) + Children(processId).Sum(child => OfTree(child, own));

    private static double OwnMemory(int processId)
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

    private static double OwnProcessor(int processId)
    {
        try
        {
            // Its name comes second, in brackets, and may hold anything; user and system time are the 12th and 13th after it.
            var parts = File.ReadAllText($"/proc/{processId}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (double.Parse(parts[11], CultureInfo.InvariantCulture) + double.Parse(parts[12], CultureInfo.InvariantCulture)) / Ticks;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static IEnumerable<int> Ids(string processIds) => processIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    /// <summary>Each thread has begun children of its own.</summary>
    private static IEnumerable<int> Children(int processId) => Directory.Exists($"/proc/{processId}/task")
        ? Directory.GetDirectories($"/proc/{processId}/task").SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
        : [];
}
