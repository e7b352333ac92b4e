namespace PodcastMuse.Production;

/// <summary>How often and when a step with transient faults is queued again (production.md: 3 times, 60 s × 2ⁿ).</summary>
public sealed record RetryOptions(TimeSpan Base, int Times)
{
    public static readonly RetryOptions Default = new(TimeSpan.FromSeconds(60), 3);
}

/// <summary>When a step that met a transient fault is tried again: waits double, and never undercut what the other side asked for.</summary>
public sealed class RetryPolicy(RetryOptions options)
{
    /// <summary>The wait before the next try after so many faults; null when enough was tried.</summary>
    public TimeSpan? DelayAfter(int faults, TimeSpan? atLeast)
    {
        if (faults >= options.Times)
            return null;
        var delay = options.Base * Math.Pow(2, faults);
        return atLeast > delay ? atLeast : delay;
    }
}
