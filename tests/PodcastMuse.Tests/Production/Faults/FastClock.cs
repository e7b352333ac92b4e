namespace PodcastMuse.Tests.Production.Faults;

/// <summary>A clock that runs so many times as fast as the world's: waits of minutes are seconds, and all waits keep their proportions.</summary>
internal sealed class FastClock(double factor) : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _begun = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + System.GetElapsedTime(_begun) * factor;

    public override long GetTimestamp() => _begun + (long)((System.GetTimestamp() - _begun) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)), this);

    private TimeSpan Scaled(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return time;
        var scaled = time / factor;
        return scaled < Shortest ? Shortest : scaled;
    }

    private sealed class Timer(ITimer inner, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Scaled(dueTime), clock.Scaled(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
