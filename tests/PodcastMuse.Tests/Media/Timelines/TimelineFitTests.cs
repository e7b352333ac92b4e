using CsCheck;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Tests.Media.Timelines;

public sealed class TimelineFitTests
{
    private static readonly Gen<SpokenLength[]> Lines =
        Gen.Select(Gen.Double[0.2, 15], Gen.Int[0, 3], Gen.Bool).Array[1, 60].Select(x =>
        {
            var chapter = 0;
            return x.Select(y => new SpokenLength(y.Item1, y.Item2, y.Item3 ? chapter++ : chapter)).ToArray();
        });

    [Fact]
    public void Lines_are_in_order_on_frames_and_never_overlap() =>
        Gen.Select(Lines, Gen.Double[0.6, 1.8], Gen.Double[0.97, 1.03], Gen.Bool).Sample((lines, scale, tempo, withMusic) =>
        {
            var layout = TimelineLayout.Place([.. lines.Select(x => TimelineLayout.Samples(x.Seconds))], lines, new Pace(scale, tempo), withMusic, null);
            for (var i = 0; i < lines.Length; i++)
            {
                Assert.Equal(0, layout.Starts[i] % Pcm.Frame);
                var next = i + 1 < lines.Length ? layout.Starts[i + 1] : layout.Length;
                Assert.True(layout.Starts[i] + layout.Lengths[i] < next);
            }
            Assert.Equal(0, layout.Length % Pcm.Frame);
        }, iter: 500);

    [Fact]
    public void What_fits_lands_within_three_per_cent_and_the_layout_keeps_the_promise() =>
        Gen.Select(Lines, Gen.Double[0.85, 1.2], Gen.Bool).Sample((lines, factor, withMusic) =>
        {
            var target = TimelineFit.Predict(lines, withMusic) * factor;
            var fit = TimelineFit.Find(lines, target, withMusic);
            var layout = TimelineLayout.Place([.. lines.Select(x => TimelineLayout.Samples(x.Seconds))], lines, fit.Pace, withMusic, target);
            var seconds = layout.Length / 48_000.0;
            Assert.InRange(fit.Pace.Tempo, 0.97, 1.03);
            Assert.InRange(seconds, fit.PredictedSeconds - 0.03, fit.PredictedSeconds + 0.03);
            Assert.Equal(fit.Fits, Math.Abs(fit.PredictedSeconds - target) <= 0.03 * target);
        }, iter: 300);

    [Theory]
    [InlineData(0.96)]
    [InlineData(1.0)]
    [InlineData(1.05)]
    public void An_episode_near_its_target_lands_on_it(double factor)
    {
        SpokenLength[] lines = [.. Enumerable.Range(0, 60).Select(i => new SpokenLength(4 + i % 7 * 0.63, i % 2, i / 20))];
        var target = TimelineFit.Predict(lines, false) * factor;
        var fit = TimelineFit.Find(lines, target, false);
        Assert.True(fit.Fits);
        Assert.Equal(target, fit.PredictedSeconds, 0.05);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1.7)]
    public void A_script_far_from_its_target_does_not_fit(double factor)
    {
        SpokenLength[] lines = [.. Enumerable.Range(0, 60).Select(i => new SpokenLength(6, i % 2, 0))];
        Assert.False(TimelineFit.Find(lines, TimelineFit.Predict(lines, false) * factor, false).Fits);
    }

    [Fact]
    public void A_pace_used_before_is_kept_after_a_small_edit()
    {
        SpokenLength[] lines = [.. Enumerable.Range(0, 60).Select(i => new SpokenLength(5 + i % 3, i % 2, 0))];
        var target = TimelineFit.Predict(lines, false) * 1.02;
        var first = TimelineFit.Find(lines, target, false);
        lines[30] = lines[30] with { Seconds = 7.4 };
        Assert.Equal(first.Pace, TimelineFit.Find(lines, target, false, first.Pace).Pace);
    }
}
