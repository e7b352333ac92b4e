using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Music;

namespace PodcastMuse.Tests.Media.Music;

public sealed class BedsTests
{
    [Fact]
    public void Every_bed_sounds_under_speech_without_clipping_and_always_the_same()
    {
        foreach (var name in Beds.Names)
        {
            var bed = Beds.Find(name)!;
            var sound = Performance.Play(bed, 12, 5, 0, comesHome: false);
            var meter = new LoudnessMeter();
            meter.Add([.. sound.Left.Zip(sound.Right, (l, r) => new[] { l, r }).SelectMany(x => x)]);
            meter.Finish();
            Assert.Equal(-20, meter.Integrated, 0.1);
            Assert.True(meter.TruePeakDb < -6, $"{name}: {meter.TruePeakDb}");
            Assert.True(Math.Abs(sound.Left[0]) < 1e-4 && Math.Abs(sound.Left[^1]) < 1e-4);
            Assert.Equal(sound.Left, Performance.Play(bed, 12, 5, 0, comesHome: false).Left);
        }
    }
}
