using PodcastMuse.Media.Audio;

namespace PodcastMuse.Tests.Media.Audio;

public sealed class TempoTests
{
    [Theory]
    [InlineData(0.97)]
    [InlineData(1.03)]
    public async Task Speech_keeps_its_level_and_pitch_and_gets_the_exact_length(double tempo)
    {
        using var episode = new SpokenEpisode();
        using var take = await Speech.LoadAsync((await episode.SpeakAsync(1)).Lines[0].WavPath, default);
        var speech = take.Samples.ToArray();
        var length = (int)Math.Round(speech.Length / tempo);
        var changed = Tempo.Change(speech, length);
        Assert.Equal(length, changed.Length);
        Assert.InRange(Rms(changed) / Rms(speech), 0.96, 1.04);
        Assert.InRange(Crossings(changed) / (Crossings(speech) / tempo), 0.97, 1.03);
    }

    [Fact]
    public void A_tone_stays_smooth_at_every_seam()
    {
        var tone = Enumerable.Range(0, 96_000).Select(i => (float)Math.Sin(2 * Math.PI * 220 * i / 48_000)).ToArray();
        var changed = Tempo.Change(tone, 98_000);
        var steepest = 2 * Math.PI * 220 / 48_000;
        for (var i = 1; i < 96_000; i++)
            Assert.True(Math.Abs(changed[i] - changed[i - 1]) < 1.5 * steepest, $"click at {i}");
    }

    private static double Rms(float[] samples) => Math.Sqrt(samples.Average(x => (double)x * x));

    private static double Crossings(float[] samples) => samples.Zip(samples.Skip(1)).Count(x => x.First < 0 != x.Second < 0);
}
