using System.Diagnostics;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Kernel;

public sealed class ProcessNameTests
{
    [Fact]
    public async Task Another_process_names_this_one_just_as_it_names_itself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"sed 's/.*) //' /proc/{Environment.ProcessId}/stat | cut -d' ' -f20"]) { RedirectStandardOutput = true };
        using var other = Process.Start(start)!;
        var ticks = (await other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();

        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}/{ticks}", ProcessName.This);
    }

    [Fact]
    public void A_process_runs_as_long_as_it_is_the_same_process()
    {
        Assert.True(ProcessName.IsRunning(ProcessName.This));
        Assert.False(ProcessName.IsRunning(ProcessName.This + "0"), "Its id is used again by a later process.");
        Assert.False(ProcessName.IsRunning($"{ProcessName.MachinePrefix}{int.MaxValue}/1"));
    }
}
