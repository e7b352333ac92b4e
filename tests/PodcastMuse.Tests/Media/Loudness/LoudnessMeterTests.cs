using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Tests.Media.Loudness;

public sealed class LoudnessMeterTests
{
    /// <summary>EBU Tech 3341 asks for ±0.1 LU; signals after its cases: steady tones, steps around the gate, peaks between samples.</summary>
    [Theory]
    [InlineData("sine=f=1000:d=20:r=48000", "volume=-5dB,pan=stereo|c0=c0|c1=c0")]
    [InlineData("sine=f=1000:d=30:r=48000", "volume='if(lt(t,10),0.1,if(lt(t,20),0.4,0.03))':eval=frame,pan=stereo|c0=c0|c1=c0")]
    [InlineData("sine=f=12000:d=8:r=48000", "volume=8dB,afade=d=0.1,afade=t=out:st=7.8:d=0.2,pan=stereo|c0=c0|c1=0.5*c0")]
    [InlineData("anoisesrc=d=15:c=pink:seed=7:r=48000:a=0.4", "pan=stereo|c0=c0|c1=c0")]
    public async Task It_agrees_with_ffmpeg_on_test_signals(string source, string filter)
    {
        using var episode = new SpokenEpisode();
        await CompareAsync(await episode.FilterAsync(["-f", "lavfi", "-i", source], filter, "signal.wav"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("th")]
    public async Task It_agrees_with_ffmpeg_on_speech(string language)
    {
        using var episode = new SpokenEpisode();
        var lines = (await episode.SpeakAsync(1, language)).Lines;
        await CompareAsync(await episode.FilterAsync(["-i", lines[0].WavPath], "aresample=48000,pan=stereo|c0=c0|c1=0.7*c0", "speech.wav"));
    }

    [Fact]
    public void Silence_has_no_loudness_and_no_peak()
    {
        var meter = new LoudnessMeter();
        meter.Add(new float[96_000]);
        meter.Finish();
        Assert.Equal(double.NegativeInfinity, meter.Integrated);
        Assert.Equal(double.NegativeInfinity, meter.TruePeakDb);
        Assert.Equal(0, meter.Range);
    }

    [Fact]
    public void Pieces_of_any_size_give_the_same_as_the_whole()
    {
        var random = new Random(3);
        var samples = Enumerable.Range(0, 200_000).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var whole = new LoudnessMeter();
        whole.Add(samples);
        whole.Finish();
        var pieces = new LoudnessMeter();
        for (var at = 0; at < samples.Length;)
        {
            var count = Math.Min(samples.Length - at, 2 * random.Next(1, 5_000));
            pieces.Add(samples.AsSpan(at, count));
            at += count;
        }
        pieces.Finish();
        Assert.Equal(whole.Integrated, pieces.Integrated);
        Assert.Equal(whole.TruePeakDb, pieces.TruePeakDb);
    }

    private static async Task CompareAsync(string path)
    {
        var meter = new LoudnessMeter();
        meter.Add(await OutsideMeter.DecodeAsync(path));
        meter.Finish();
        var outside = await OutsideMeter.MeasureAsync(path);
        // ffmpeg prints one decimal.
        Assert.InRange(meter.Integrated, outside.Integrated - 0.11, outside.Integrated + 0.11);
        Assert.InRange(meter.TruePeakDb, outside.TruePeak - 0.15, outside.TruePeak + 0.15);
        Assert.InRange(meter.Range, outside.Range - 0.5, outside.Range + 0.5);
    }
}
