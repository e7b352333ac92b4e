using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Tests.Media.Codecs;

public sealed class AacTests
{
    [Fact]
    public async Task It_is_as_long_as_the_master_and_in_step_with_it_across_the_join()
    {
        using var episode = new SpokenEpisode();
        var line = (await episode.SpeakAsync(1)).Lines[0].WavPath;
        // Several minutes, so that it is encoded in parts.
        var wav = await episode.FilterAsync(["-stream_loop", "-1", "-i", line], "aresample=48000,pan=stereo|c0=c0|c1=c0,atrim=end_sample=7300000", "long.wav");
        var m4a = Path.Combine(episode.Root, "long.m4a");
        await Aac.EncodeAsync(wav, m4a, default);

        var facts = await MediaProbe.ProbeAsync(m4a, default);
        Assert.Equal(("aac", 48_000, 2), (facts.AudioCodec, facts.SampleRate, facts.Channels));
        Assert.Equal(7_300_000 / 48_000.0, facts.Duration, 0.022);
        var (original, decoded) = (await OutsideMeter.DecodeAsync(wav), await OutsideMeter.DecodeAsync(m4a));
        foreach (var second in (int[])[1, 20, 63, 64, 65, 71, 72, 73, 79, 80, 81, 150])
            Assert.True(Closeness(original, decoded, second) > 20, $"at {second} s: {Closeness(original, decoded, second):0.0} dB");
        Assert.Equal([m4a], Directory.GetFiles(episode.Root, "long.m4a*"));
    }

    private static double Closeness(float[] original, float[] decoded, int second)
    {
        double error = 1e-12, power = 1e-12;
        for (var i = second * 96_000; i < (second + 1) * 96_000; i++)
        {
            error += (original[i] - decoded[i]) * (original[i] - decoded[i]);
            power += original[i] * original[i];
        }
        return 10 * Math.Log10(power / error);
    }
}
