namespace PodcastMuse.Kernel;

/// <summary>At most <paramref name="Limit"/> requests in any one <paramref name="Window"/>, which begins with its first request.</summary>
public sealed record RatePlan(int Limit, TimeSpan Window);

/// <summary>How a key stands after a request was counted.</summary>
public readonly record struct RateState(bool IsAllowed, int Limit, int Remaining, TimeSpan ResetIn);

/// <summary>
/// Counts requests by key. In this process, or in Redis for all nodes together. Counting never fails: without Redis each node
/// counts for itself, because a lost counter must not stop the service.
/// </summary>
public interface IRateCounter
{
    /// <summary>Counts one request, and says whether it is still within the plan.</summary>
    ValueTask<RateState> CountAsync(string key, RatePlan plan, CancellationToken cancellationToken);

    /// <summary>Forgets what was counted by a key: its next request is the first of a new window.</summary>
    ValueTask ForgetAsync(string key, CancellationToken cancellationToken);
}
