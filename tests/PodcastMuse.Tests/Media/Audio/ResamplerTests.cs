using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(24_000)]
    [InlineData(44_100)]
    [InlineData(96_000)]
    public void A_tone_keeps_its_pitch_level_and_place(int rate)
    {
        var source = Enumerable.Range(0, rate).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * 1_000 * i / rate))).ToArray();
        var output = new float[Resampler.Length(source.Length, rate)];
        Resampler.ToMasterRate(source, rate, output);
        Assert.Equal(48_000, output.Length);
        for (var i = 1_000; i < 47_000; i++)
            Assert.Equal(0.5 * Math.Sin(2 * Math.PI * 1_000 * i / 48_000.0), output[i], 2e-4);
    }
}
