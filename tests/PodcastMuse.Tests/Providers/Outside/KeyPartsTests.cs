using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class KeyPartsTests
{
    [Fact]
    public void Keys_that_come_and_go_leave_nothing_behind()
    {
        var clock = new SteppedClock();
        var parts = new KeyParts<object>(clock);
        for (var key = 0; key < 100_000; key++)
        {
            parts.Of($"key {key}", () => new object());
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Half an hour's keys, and those of one look more.
        Assert.InRange(parts.Count, 1, 180 + 256);
    }

    [Fact]
    public void A_key_in_use_keeps_its_part()
    {
        var clock = new SteppedClock();
        var parts = new KeyParts<object>(clock);
        var own = parts.Of("own", () => new object());
        for (var key = 0; key < 2_000; key++)
        {
            parts.Of($"key {key}", () => new object());
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Same(own, parts.Of("own", () => new object()));
        }
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
