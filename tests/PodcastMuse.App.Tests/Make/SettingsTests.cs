namespace PodcastMuse.App.Tests.Make;

/// <summary>What <c>.env</c> says holds for the terminal as it does for the service.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Data_goes_where_the_folders_settings_say_and_no_film_is_made_where_they_switch_it_off()
    {
        _bench.Keep(".env", "ENABLE_VIDEO_GENERATION=false\nDATA_DIR=elsewhere\n");
        var script = _bench.Keep("two.txt", "Ann: Bees dance to tell each other the way.\nBen: And they read the sun while they do it.\n");
        var muse = new Muse(null, folder: Path.GetDirectoryName(_bench.Data)!);

        var ended = await muse.MakeAsync("--title", "Bees", "--script", script, "--motion", "subtle", "--out", _bench.Out);

        ended.Succeeded();
        Assert.True(File.Exists(Path.Combine(_bench.At("elsewhere"), "muse.db")));
        Assert.True(File.Exists(Path.Combine(_bench.Out, "audio", "final.mp3")));
        Assert.False(Directory.Exists(Path.Combine(_bench.Out, "videos")));
    }
}
