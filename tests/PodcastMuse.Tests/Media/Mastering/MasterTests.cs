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

    [Theory]
    [InlineData("calm")]
    [InlineData("bright")]
    public async Task Music_does_not_move_the_loudness(string bed)
    {
        using var episode = new SpokenEpisode();
        var result = await Master.RenderAsync((await episode.SpeakAsync(7)) with { Music = bed }, null, default);
        var outside = await OutsideMeter.MeasureAsync(result.Mp3Path);
        output.WriteLine($"{outside} {result.Certificate} blocks {result.BlocksEncoded}+{result.BlocksReused}");
        Assert.InRange(outside.Integrated, -16.5, -15.5);
        Assert.True(outside.TruePeak <= -1);
        Assert.True(result.Timeline.Lines[0].Start > 4.9 * 48_000);
    }

    [Fact]
    public async Task Hot_and_quiet_takes_come_out_alike()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(6);
        var lines = request.Lines.ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var filter = i % 2 == 0 ? "volume=18dB,alimiter=limit=0.99" : "volume=-26dB";
            lines[i] = lines[i] with { Speaker = i % 2, WavPath = await episode.FilterAsync(["-i", lines[i].WavPath], filter, $"level{i}.wav") };
        }
        var result = await Master.RenderAsync(episode.Request(lines), null, default);
        var outside = await OutsideMeter.MeasureAsync(result.Mp3Path);
        Assert.InRange(outside.Integrated, -16.5, -15.5);
        Assert.True(outside.TruePeak <= -1, $"{outside.TruePeak} dBTP");
        var levels = result.Certificate.Mp3.Speakers.Select(x => x.Lufs!.Value).ToList();
        Assert.True(levels.Max() - levels.Min() <= 1.5);
    }

    [Fact]
    public async Task A_target_is_met_exactly_when_gaps_and_tempo_reach_it()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(6);
        var natural = (await Master.RenderAsync(request, null, default)).Certificate.Seconds;
        var result = await Master.RenderAsync(request with { TargetSeconds = natural * 0.95 }, null, default);
        Assert.Equal(natural * 0.95, result.Certificate.Seconds, 0.05);
        Assert.NotEqual(1, result.Certificate.Tempo);
        Assert.All(result.Timeline.Lines.Zip(result.Timeline.Lines.Skip(1)), x => Assert.True(x.First.End < x.Second.Start));
    }

    [Fact]
    public async Task The_same_lines_give_the_same_bytes_and_nothing_is_encoded_twice()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(4);
        var first = await Master.RenderAsync(request, null, default);
        byte[][] before = [await File.ReadAllBytesAsync(first.Mp3Path), await File.ReadAllBytesAsync(first.WavPath), await File.ReadAllBytesAsync(first.CertificatePath)];
        var second = await Master.RenderAsync(request, null, default);
        Assert.Equal(0, second.BlocksEncoded);
        Assert.Equal(before[0], await File.ReadAllBytesAsync(second.Mp3Path));
        Assert.Equal(before[1], await File.ReadAllBytesAsync(second.WavPath));
        Assert.Equal(before[2], await File.ReadAllBytesAsync(second.CertificatePath));
        Directory.Delete(episode.Cache, recursive: true);
        var third = await Master.RenderAsync(request, null, default);
        Assert.Equal(before[0], await File.ReadAllBytesAsync(third.Mp3Path));
    }

    [Fact]
    public async Task Editing_one_line_encodes_only_its_block()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(12);
        await Master.RenderAsync(request, null, default);
        var lines = request.Lines.ToList();
        lines[5] = lines[5] with { WavPath = await episode.SayAsync("A pilot plans the whole passage, and then the weather changes it again.", "en", lines[5].Speaker, "edited") };
        var edited = await Master.RenderAsync(episode.Request(lines), null, default);
        Assert.Equal((1, 11), (edited.BlocksEncoded, edited.BlocksReused));
        Assert.InRange((await OutsideMeter.MeasureAsync(edited.Mp3Path)).Integrated, -16.5, -15.5);
    }

    [Fact]
    public async Task Cancelling_leaves_no_half_file()
    {
        using var episode = new SpokenEpisode();
        var request = await episode.SpeakAsync(6);
        using var stop = new CancellationTokenSource();
        var progress = new Immediate(x =>
        {
            if (x > 0.4)
                stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Master.RenderAsync(request, progress, stop.Token));
        Assert.Empty(Directory.GetFiles(episode.Output));
        Assert.Empty(Directory.GetFiles(episode.Cache, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_long_line_is_cut_into_blocks_without_a_seam()
    {
        using var episode = new SpokenEpisode();
        var line = (await episode.SpeakAsync(1, speakers: 1)).Lines[0];
        var path = await episode.FilterAsync(["-stream_loop", "9", "-i", line.WavPath], "anull", "long.wav");
        var result = await Master.RenderAsync(episode.Request([line with { WavPath = path }]), null, default);
        Assert.True(result.BlocksEncoded >= 3);
        var (wav, mp3) = (await OutsideMeter.DecodeAsync(result.WavPath), await OutsideMeter.DecodeAsync(result.Mp3Path));
        Assert.True(wav.Zip(mp3, (a, b) => Math.Abs(a - b)).Max() < 0.12);
    }

    private sealed class Immediate(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
