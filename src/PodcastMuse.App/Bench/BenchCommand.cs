using System.CommandLine;

namespace PodcastMuse.App.Bench;

/// <summary><c>muse bench</c>: what the studio costs on this machine, as ratios that travel. Kept apart from the tests.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> Minutes = new("--minutes") { Description = "Length of the episode", DefaultValueFactory = _ => 60 };
    private static readonly Option<string> Work = new("--work")
    {
        Description = "Folder for speech and masters, kept for the next run",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "muse-bench"),
    };

    private static readonly Option<string> Source = new("--source") { Description = "A document to make the episode from", Required = true };

    public static Command Create()
    {
        var master = new Command("master", "Mastering against bare encoding, in one run") { Minutes, Work };
        master.SetAction((parsed, token) => RunAsync(MasterBench.RunAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), parsed.GetValue(Minutes), TimeProvider.System, token)));
        var memory = new Command("memory", "Peak memory of mastering; a process of its own for each length") { Minutes, Work };
        memory.SetAction((parsed, token) => RunAsync(MasterBench.RunMemoryAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), parsed.GetValue(Minutes), token)));
        var make = new Command("make", "A whole episode with video, and one edited line of it, against real time") { Minutes, Work, Source };
        make.SetAction((parsed, token) => RunAsync(MakeBench.RunAsync(
            parsed.InvocationConfiguration.Output, Folder(parsed), Path.GetFullPath(parsed.GetValue(Source)!), parsed.GetValue(Minutes), TimeProvider.System, token)));
        return new Command("bench", "Measure this machine: master, memory, make") { master, memory, make };
    }

    private static string Folder(ParseResult parsed) => Directory.CreateDirectory(Path.GetFullPath(parsed.GetValue(Work)!)).FullName;

    private static async Task<int> RunAsync(Task bench)
    {
        await bench;
        return ExitCodes.Done;
    }
}
