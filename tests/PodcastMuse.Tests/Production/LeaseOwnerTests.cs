using System.Diagnostics;
using PodcastMuse.Production;

namespace PodcastMuse.Tests.Production;

public sealed class LeaseOwnerTests
{
    [Fact]
    public async Task Another_process_names_this_one_just_as_it_names_itself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"sed 's/.*) //' /proc/{Environment.ProcessId}/stat | cut -d' ' -f20"]) { RedirectStandardOutput = true };
        using var other = Process.Start(start)!;
        var ticks = (await other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();

        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}/{ticks}", LeaseOwner.This);
    }

    [Fact]
    public void A_process_runs_as_long_as_it_is_the_same_process()
    {
        Assert.True(LeaseOwner.IsRunning(LeaseOwner.This));
        Assert.False(LeaseOwner.IsRunning(LeaseOwner.This + "0"), "Its id is used again by a later process.");
        Assert.False(LeaseOwner.IsRunning($"{LeaseOwner.MachinePrefix}{int.MaxValue}/1"));
    }
}
