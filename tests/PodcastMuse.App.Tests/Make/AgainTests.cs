using System.Text.Json;

namespace PodcastMuse.App.Tests.Make;

/// <summary>The same command, and almost the same command, after an episode was made.</summary>
[Collection(EnglishEpisode.Collection)]
[Trait("Length", "Long")]
public sealed class AgainTests(EnglishEpisode english)
{
    [Fact]
    public async Task The_same_command_again_changes_nothing_and_reports_the_same_as_json()
    {
        var (files, calls, attempts) = (english.Episode.Files(), await Journal.CallsAsync(english.Bench.Data), await Journal.AttemptsAsync(english.Bench.Data));

        var ended = await english.Muse.MakeAsync([.. english.Request, "--out", english.Bench.Out, "--json"]);

        ended.Succeeded();
        Assert.Equal(files, english.Episode.Files());
        Assert.Equal(calls, await Journal.CallsAsync(english.Bench.Data));
        Assert.Equal(attempts, await Journal.AttemptsAsync(english.Bench.Data));
        using var json = JsonDocument.Parse(string.Join('\n', ended.Output));
        var report = json.RootElement;
        Assert.Equal("completed", report.Text("status"));
        Assert.InRange(report.Number("duration_seconds"), 58.2, 61.8);
        Assert.Equal(files.Keys.Order(), report.GetProperty("files").EnumerateArray().Select(file => file.Text("path")).Order());
        Assert.All(report.GetProperty("files").EnumerateArray(), file => Assert.Equal(files[file.Text("path")].Sha256, file.Text("sha256")));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("problem").ValueKind);
    }

    [Fact]
    public async Task Another_folder_gets_the_same_episode_without_a_call_or_a_step()
    {
        var (elsewhere, calls) = (english.Bench.At("elsewhere"), await Journal.CallsAsync(english.Bench.Data));

        var ended = await english.Muse.MakeAsync([.. english.Request, "--out", elsewhere]);

        ended.Succeeded();
        Assert.StartsWith("Done:", Assert.Single(ended.Output), StringComparison.Ordinal);
        Assert.Equal(calls, await Journal.CallsAsync(english.Bench.Data));
        Assert.Equal(Hashes(english.Episode), Hashes(new Delivered(elsewhere)));
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task One_file_lost_from_the_folder_comes_back_and_the_others_stay()
    {
        var before = english.Episode.Files();
        File.Delete(english.Episode.At("audio/final.mp3"));

        (await english.Muse.MakeAsync([.. english.Request, "--out", english.Bench.Out])).Succeeded();

        var after = english.Episode.Files();
        Assert.Equal(before["audio/final.mp3"].Sha256, after["audio/final.mp3"].Sha256);
        Assert.Equal(before.Where(file => file.Key != "audio/final.mp3"), after.Where(file => file.Key != "audio/final.mp3"));
    }

    [Fact]
    public async Task One_changed_byte_of_a_source_is_another_project()
    {
        var projects = await Journal.ProjectsAsync(english.Bench.Data);
        var bytes = await File.ReadAllBytesAsync(english.Bench.At("book.pdf"));
        Assert.Equal((byte)'%', bytes[9]); // The comment of four odd bytes after a PDF's first line says nothing to its readers.
        bytes[11] ^= 1;
        string[] request = [.. english.Request.Select(word => word == english.Bench.At("book.pdf") ? english.Bench.Keep("changed.pdf", bytes) : word)];

        await english.Muse.MakeAsync([.. request, "--out", english.Bench.At("changed")], (process, _) => Muse.Kill(process));

        Assert.Equal(projects + 1, await Journal.ProjectsAsync(english.Bench.Data));
    }

    [Fact]
    public async Task A_full_disk_takes_no_half_package_and_the_same_command_finishes_once_there_is_room()
    {
        using var disk = await SmallDisk.MountAsync(english.Bench.At("small disk"), "10m");
        var target = new Delivered(Path.Combine(disk.Path, "episode"));
        string[] request = [.. english.Request, "--out", target.Folder];

        Assert.Contains("disk is full", (await english.Muse.MakeAsync(request)).SaidOneLine(1), StringComparison.Ordinal);
        Assert.False(target.LooksWhole);

        await disk.ResizeAsync("300m");
        (await english.Muse.MakeAsync(request)).Succeeded();
        await target.IsSoundAsync(withVideo: true);
    }

    private static Dictionary<string, string> Hashes(Delivered episode) => episode.Files().ToDictionary(file => file.Key, file => file.Value.Sha256);
}
