using CsCheck;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Mastering;

namespace PodcastMuse.Tests.Media.Mastering;

public sealed class LimiterTests
{
    private const float Ceiling = 0.8f;

    [Fact]
    public void No_peak_gets_past_the_ceiling_between_samples_either() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[50, 12_000], Gen.Double[0.5, 3]).Sample((seed, frequency, level) =>
        {
            var samples = Bursts(seed, frequency, level);
            Limiter.Apply(samples, [], Ceiling);
            var meter = new LoudnessMeter();
            meter.Add([.. samples.SelectMany(x => new[] { x, x })]);
            meter.Finish();
            Assert.True(meter.TruePeakDb <= Pcm.ToDecibels(Ceiling) + 0.1, $"{meter.TruePeakDb} dBTP");
        }, iter: 60);

    [Fact]
    public void Sound_below_the_ceiling_is_left_alone()
    {
        var samples = Bursts(5, 440, 0.6);
        var before = samples.ToArray();
        Assert.False(Limiter.Apply(samples, [], Ceiling));
        Assert.Equal(before, samples);
    }

    [Fact]
    public void A_piece_limited_alone_equals_the_same_piece_of_the_whole()
    {
        var whole = Bursts(9, 300, 2);
        var piece = whole[(20_000 - Limiter.Reach)..(30_000 + Limiter.Reach)];
        Limiter.Apply(whole, [], Ceiling);
        Limiter.Apply(piece, [], Ceiling);
        for (var i = 0; i < 10_000; i++)
            Assert.Equal(whole[20_000 + i], piece[Limiter.Reach + i], 1e-5);
    }

    [Fact]
    public void Both_channels_are_turned_down_together()
    {
        var left = Bursts(2, 500, 2);
        var right = left.Select(x => 0.25f * x).ToArray();
        Limiter.Apply(left, right, Ceiling);
        Assert.All(left.Zip(right), x => Assert.Equal(0.25f * x.First, x.Second, 1e-5));
    }

    private static float[] Bursts(int seed, double frequency, double level)
    {
        var random = new Random(seed);
        var samples = new float[48_000];
        for (var burst = 0; burst < 6; burst++)
        {
            var (at, width) = (random.Next(2_000, 46_000), random.Next(200, 1_500));
            for (var i = Math.Max(0, at - width); i < Math.Min(48_000, at + width); i++)
                samples[i] += (float)(level / 2 * (1 + Math.Cos(Math.PI * (i - at) / width)) * Math.Sin(2 * Math.PI * frequency * i / 48_000 + seed));
        }
        return samples;
    }
}
