using System.Diagnostics;
using System.Globalization;

namespace PodcastMuse.Kernel;

/// <summary>
/// Names a process as machine/id/start, since ids are used again. Every process of the machine must write the same name for the same
/// process, so the start is the kernel's own count of ticks since boot: <see cref="Process.StartTime"/> is reckoned from the clock
/// anew in each process and differs by some milliseconds.
/// </summary>
internal static class ProcessName
{
    /// <summary>Where the start stands in /proc/[pid]/stat, counted behind the program's name (proc_pid_stat(5), field 22).</summary>
    private const int StartField = 22 - 3;

    public static string MachinePrefix => Environment.MachineName + "/";

    public static string This { get; } = Of(Environment.ProcessId) ?? throw new InvalidOperationException("This process cannot read about itself.");

    /// <summary>Whether the process of that name, of this machine, still runs.</summary>
    public static bool IsRunning(string owner) =>
        int.TryParse(owner.Split('/')[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Of(id) == owner;

    private static string? Of(int processId) => StartOf(processId) is { } start ? $"{MachinePrefix}{processId}/{start}" : null;

    private static string? StartOf(int processId)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{processId}/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[StartField] : null;
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
