using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace PodcastMuse.Providers.Calls;

/// <summary>The gates of all keys. Work and questions pass by different ones, so that asking how a task stands never waits for new work.</summary>
internal sealed class Gates(TimeProvider clock) : IDisposable
{
    private const int QuestionsAtOnce = 8;

    /// <summary>Parts of a pace's window. What was sent counts until its part has passed, so up to a part too short: the window is one longer.</summary>
    private const int Parts = 20;

    private readonly ConcurrentDictionary<string, Gate> _gates = new();
    private readonly ConcurrentDictionary<string, RateLimiter> _paces = new();

    public Gate Of(Dialect dialect, HttpRequestMessage request, CallKind kind) => _gates.GetOrAdd(
        $"{dialect.Provider} {Patience.IsWork(kind)} {request.RequestUri!.Authority} {Dialect.PrintOf(request)}",
        _ => new Gate(Patience.IsWork(kind) ? dialect.StartAtOnce : QuestionsAtOnce, clock));

    /// <summary>Waits until the documented pace allows another call of the kind.</summary>
    public async Task PaceAsync(Dialect dialect, HttpRequestMessage request, CallKind kind, CancellationToken cancellationToken)
    {
        if (dialect.Pace(kind) is not { } pace)
            return;
        var limiter = _paces.GetOrAdd(
            $"{dialect.Provider} {kind} {request.RequestUri!.Authority} {Dialect.PrintOf(request)}",
            _ => new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
            {
                PermitLimit = pace.Calls,
                Window = pace.Within * Parts / (Parts - 1),
                SegmentsPerWindow = Parts,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
        using var lease = await limiter.AcquireAsync(1, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var pace in _paces.Values)
            pace.Dispose();
    }
}
