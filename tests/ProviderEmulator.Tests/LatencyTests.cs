namespace ProviderEmulator.Tests;

public sealed class LatencyTests
{
    [Theory]
    [InlineData("script=8s,speech=1.5s,image=6s,video=20s", 8, 1.5, 6, 20)]
    [InlineData("1", 8, 1.5, 6, 20)]
    [InlineData("0", 0, 0, 0, 0)]
    [InlineData("speech=250ms, video=1m", 1.6, 0.25, 1.2, 60)]
    [InlineData("script=0", 0, 0.3, 1.2, 4)]
    public void Latencies_are_a_factor_or_times_by_kind(string text, double script, double speech, double image, double video)
    {
        var latencies = Latencies.Parse(text)!;
        Assert.Equal([script, speech, image, video], ((TimeSpan[])[latencies.Script, latencies.Speech, latencies.Image, latencies.Video]).Select(time => time.TotalSeconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fast")]
    [InlineData("-1")]
    [InlineData("1000")]
    [InlineData("script")]
    [InlineData("script=")]
    [InlineData("script=8h")]
    [InlineData("music=8s")]
    [InlineData("script=8s,speech")]
    [InlineData("script=1e400")]
    public void Anything_else_is_refused(string text) => Assert.Null(Latencies.Parse(text));
}
