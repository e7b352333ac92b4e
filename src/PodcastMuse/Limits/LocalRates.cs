using System.Collections.Concurrent;
using PodcastMuse.Kernel;

namespace PodcastMuse.Limits;

/// <summary>Counts in this process. A key takes memory until its window is over. Windows are measured, not read off the calendar: a clock that is set back locks nobody out.</summary>
public sealed class LocalRates(TimeProvider clock) : IRateCounter
{
    /// <summary>Windows that are over are swept after this many counts, so that sweeping costs nothing per request.</summary>
    private const int SweepEvery = 8_192;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private int _counts;

    public ValueTask<RateState> CountAsync(string key, RatePlan plan, CancellationToken cancellationToken) => ValueTask.FromResult(Count(key, plan));

    public ValueTask ForgetAsync(string key, CancellationToken cancellationToken)
    {
        _windows.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }

    public RateState Count(string key, RatePlan plan)
    {
        var now = clock.GetElapsedTime(0).Ticks;
        if (Interlocked.Increment(ref _counts) % SweepEvery == 0)
            Sweep(now);
        var window = _windows.GetOrAdd(key, static _ => new Window());
        lock (window)
        {
            if (now >= window.Ends)
                (window.Ends, window.Used) = (now + plan.Window.Ticks, 0);
            var isAllowed = window.Used < plan.Limit;
            if (isAllowed)
                window.Used++;
            return new RateState(isAllowed, plan.Limit, plan.Limit - window.Used, TimeSpan.FromTicks(window.Ends - now));
        }
    }

    private void Sweep(long now)
    {
        foreach (var (key, window) in _windows)
        {
            if (Volatile.Read(ref window.Ends) <= now)
                _windows.TryRemove(key, out _);
        }
    }

    private sealed class Window
    {
        public long Ends;
        public int Used;
    }
}
