using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class WavHeaderTests
{
    [Theory]
    [InlineData(48_000, 2, 123)]
    [InlineData(22_050, 1, 0)]
    [InlineData(24_000, 1, 7)]
    public void It_says_what_follows(int rate, int channels, int samples)
    {
        using var file = new MemoryStream([.. WavHeader.Write(rate, channels, samples), .. new byte[samples * channels * 2]]);
        var bytes = samples * channels * 2;

        Assert.Equal(new WavFile(rate, channels, 16, false, WavHeader.Bytes, bytes, bytes), WavFile.ReadHeader(file));
    }

    [Fact]
    public void The_longest_master_fits_and_nothing_longer()
    {
        Assert.Equal(WavHeader.Bytes, WavHeader.Write(Pcm.Rate, 2, WavHeader.MostSamples).Length);
        Assert.Throws<OverflowException>(() => WavHeader.Write(Pcm.Rate, 2, WavHeader.MostSamples + WavHeader.Bytes));
    }

    [Fact]
    public void A_take_holds_its_samples_and_cuts_what_is_too_loud()
    {
        var file = TakeFile.Of([0, 0.5f, -1, 3, -3], 16_000);

        Assert.Equal([0, 16_384, -32_767, 32_767, -32_768], Enumerable.Range(0, 5).Select(i => (int)BitConverter.ToInt16(file, WavHeader.Bytes + (i * 2))));
        Assert.Equal(16_000, WavFile.ReadHeader(new MemoryStream(file))!.Rate);
    }
}
