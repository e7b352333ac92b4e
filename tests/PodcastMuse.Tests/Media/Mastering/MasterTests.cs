using PodcastMuse.Kernel;
using PodcastMuse.Media.Mastering;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Tests.Media.Mastering;

public sealed class MasterTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", 9, 2)]
    [InlineData("th", 6, 2)]
    [InlineData("en", 1, 1)]
    public async Task The_mp3_meets_the_targets_on_an_outside_meter(string language, int lines, int speakers)
    {
        using var episode = new SpokenEpisode();
        var result = await Master.RenderAsync(await episode.SpeakAsync(lines, language, speakers), null, default);

        var outside = await OutsideMeter.MeasureAsync(result.Mp3Path);
        output.WriteLine($"{outside} {result.Certificate} blocks {result.BlocksEncoded}+{result.BlocksReused}");
        Assert.InRange(outside.Integrated, -16.5, -15.5);
        Assert.True(outside.TruePeak <= -1, $"{outside.TruePeak} dBTP");
        Assert.InRange(result.Certificate.Mp3.IntegratedLufs, outside.Integrated - 0.1, outside.Integrated + 0.1);
        Assert.InRange(result.Certificate.Mp3.TruePeakDbtp, outside.TruePeak - 0.15, outside.TruePeak + 0.15);
        Assert.InRange(result.Certificate.Mp3.LoudnessRangeLu, outside.Range - 0.5, outside.Range + 0.5);
        Assert.InRange(result.Certificate.Wav.IntegratedLufs, outside.Integrated - 0.15, outside.Integrated + 0.15);
        var speech = result.Certificate.Mp3.Speakers.Select(x => x.Lufs!.Value).ToList();
        Assert.True(speech.Max() - speech.Min() <= 1.5);
        Assert.Equal(speakers, speech.Count);
    }

    [Fact]
    public async Task Both_files_last_exactly_as_long_as_the_timeline()
    {
        using var episode = new SpokenEpisode();
        var result = await Master.RenderAsync(await episode.SpeakAsync(5), null, default);

        var wav = await MediaProbe.ProbeAsync(result.WavPath, default);
        Assert.Equal((48_000, 2, "pcm_s16le"), (wav.SampleRate, wav.Channels, wav.AudioCodec));
        var decodedWav = await OutsideMeter.DecodeAsync(result.WavPath);
        var decodedMp3 = await OutsideMeter.DecodeAsync(result.Mp3Path);
        Assert.Equal(result.Timeline.Length, decodedWav.Length / 2);
        Assert.Equal(result.Timeline.Length, decodedMp3.Length / 2);
    }

    [Fact]
    public async Task A_silent_line_is_refused_by_number()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(2);
        var silence = await episode.FilterAsync(["-f", "lavfi", "-i", "anullsrc=r=22050:cl=mono:d=2"], "anull", "silence.wav");
        var fault = await Assert.ThrowsAsync<FaultException>(() =>
            Master.RenderAsync(episode.Request([request.Lines[0], request.Lines[1] with { WavPath = silence }]), null, default));
        Assert.Contains("Line 2", fault.Problem.Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(episode.Output, "final.mp3")));
    }
}
