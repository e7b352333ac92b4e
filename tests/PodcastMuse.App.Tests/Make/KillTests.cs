using System.Text.RegularExpressions;
using PodcastMuse.Production;

namespace PodcastMuse.App.Tests.Make;

/// <summary>
/// Ended without notice at any moment and started again, the same command finishes, and says no line twice. What was said is
/// counted by the journal, and by a flite that notes each of its runs before it speaks.
/// </summary>
[Trait("Length", "Long")]
public sealed partial class KillTests : IDisposable
{
    private readonly Workbench _bench = new();

    private string Diary => _bench.At("flite.txt");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Killed_at_every_step_the_same_command_finishes_and_repeats_no_line()
    {
        var muse = new Muse(_bench.Data, WithDiary());
        var request = ShortRequest.Of(_bench, motion: "subtle");
        var killedAt = new HashSet<string>();
        Ended ended;
        do
        {
            ended = await muse.MakeAsync(request, (process, line) =>
            {
                if (Begun().Match(line) is { Success: true } begun && killedAt.Add(begun.Groups["step"].Value))
                    Muse.Kill(process);
            });
            Assert.True(ended.WasKilled || !new Delivered(_bench.Out).LooksWhole || ended.ExitCode == 0, ended.ToString());
        }
        while (ended.WasKilled);

        ended.Succeeded();
        Assert.Equal(ProductionPlan.Steps.Select(step => step.Name).Order(), killedAt.Order());
        await FinishedSoundlyAsync(withVideo: true, kills: 1);
    }

    [Fact]
    public async Task Interrupted_once_and_killed_at_three_chance_moments_the_same_command_finishes_and_repeats_no_line()
    {
        var muse = new Muse(_bench.Data, WithDiary());
        var request = ShortRequest.Of(_bench);
        var chance = new Random(20_261_123);

        var interrupted = await muse.MakeAsync(request, AtLine(chance.Next(3, 9), Muse.Interrupt));
        Assert.Contains("same command", interrupted.SaidOneLine(130), StringComparison.Ordinal);
        Assert.False(new Delivered(_bench.Out).LooksWhole);

        for (var kill = 0; kill < 3; kill++)
            await muse.MakeAsync(request, AtLine(chance.Next(1, 5), Muse.Kill));
        (await muse.MakeAsync(request)).Succeeded();
        await FinishedSoundlyAsync(withVideo: false, kills: 4);
    }

    [Fact]
    public async Task Two_identical_commands_at_once_make_one_episode()
    {
        var muse = new Muse(_bench.Data, WithDiary());
        var request = ShortRequest.Of(_bench);

        var ended = await Task.WhenAll(muse.MakeAsync(request), muse.MakeAsync(request));

        Assert.All(ended, one => one.Succeeded());
        Assert.Equal(1, await Journal.ProjectsAsync(_bench.Data));
        await FinishedSoundlyAsync(withVideo: false, kills: 0);
    }

    private async Task FinishedSoundlyAsync(bool withVideo, int kills)
    {
        var episode = new Delivered(_bench.Out);
        await episode.IsSoundAsync(withVideo);
        await episode.IsAsLongAndLoudAsAskedAsync(60);
        var bought = await Journal.BoughtOnceAsync(_bench.Data);
        var spoken = Directory.EnumerateFiles(_bench.Data, "*.wav", SearchOption.AllDirectories).Count(path => path.Contains("/audio/segments/", StringComparison.Ordinal));
        Assert.Equal(spoken, bought["speech"].Count());

        // A line that was being said at a kill is said again; as many are said at once as there are cores.
        var runs = await File.ReadAllLinesAsync(Diary);
        Assert.Equal(bought["speech"].Count(), runs.Distinct().Count());
        Assert.InRange(runs.Length - runs.Distinct().Count(), 0, kills * Environment.ProcessorCount);
    }

    /// <summary>The search path with a flite in front that notes voice and words before it speaks.</summary>
    private string WithDiary()
    {
        var folder = Directory.CreateDirectory(_bench.At("programs")).FullName;
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(place => Path.Combine(place, "flite")).First(File.Exists);
        var flite = Path.Combine(folder, "flite");
        File.WriteAllText(flite, $$"""
            #!/bin/sh
            said=$(last=; for word in "$@"; do
              case "$last" in -f) cat "$word" ;; -o) ;; *) echo "$word" ;; esac
              last=$word
            done | md5sum)
            echo "$said" >> '{{Diary}}'
            exec '{{real}}' "$@"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(flite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
    }

    private static Action<System.Diagnostics.Process, string> AtLine(int number, Action<System.Diagnostics.Process> act)
    {
        var lines = 0;
        return (process, _) =>
        {
            if (++lines == number)
                act(process);
        };
    }

    [GeneratedRegex("^(?<step>[a-z_]+) in_progress ")]
    private static partial Regex Begun();
}
