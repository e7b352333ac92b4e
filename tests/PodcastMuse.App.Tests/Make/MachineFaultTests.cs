namespace PodcastMuse.App.Tests.Make;

/// <summary>A machine that is not up to it: one clear line, exit code 1, nothing that looks like an episode, and no need to begin again.</summary>
[Trait("Length", "Long")]
public sealed class MachineFaultTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("ffmpeg", "en")]
    [InlineData("ffprobe", "en")]
    [InlineData("flite", "en")]
    [InlineData("espeak-ng", "th")]
    public async Task A_missing_program_is_named(string program, string language)
    {
        var request = ShortRequest.Of(_bench, language);

        var ended = await new Muse(_bench.Data, _bench.SearchPathWithout(program)).MakeAsync(request);

        Assert.Contains($"'{program}'", ended.SaidOneLine(1), StringComparison.Ordinal);
        Assert.False(new Delivered(_bench.Out).LooksWhole);
    }

    [Fact]
    public async Task A_full_data_disk_is_told_at_once_and_with_room_the_same_command_finishes()
    {
        using var disk = await SmallDisk.MountAsync(_bench.At("disk"), "256k");
        var muse = new Muse(disk.Path);
        var request = ShortRequest.Of(_bench);
        foreach (var size in new[] { "256k", "1m", "3m", "12m", "20m" })
        {
            await disk.ResizeAsync(size);
            Assert.Contains("disk is full", (await muse.MakeAsync(request)).SaidOneLine(1), StringComparison.Ordinal);
            Assert.False(new Delivered(_bench.Out).LooksWhole);
        }

        await disk.ResizeAsync("300m");
        (await muse.MakeAsync(request)).Succeeded();
        await new Delivered(_bench.Out).IsSoundAsync(withVideo: false);
    }
}
