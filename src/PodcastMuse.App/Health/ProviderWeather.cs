using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.App.Health;

/// <summary>
/// How the outside AIs behave, told from the calls of the last quarter of an hour rather than by calling them: a health check
/// must neither cost money nor fail because somebody else does.
/// </summary>
internal sealed class ProviderWeather(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private volatile Reading _latest = new(DateTimeOffset.MinValue, new Dictionary<string, string>());

    /// <summary>By provider: "healthy", "degraded" (one call in five or more failed) or "unhealthy" (half or more). Absent: not called lately.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - _latest.At < Freshness)
            return _latest.States;
        var since = now - Lookback;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var counts = await db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.StartedAt >= since && (c.State == CallState.Finished || c.State == CallState.Failed))
            .GroupBy(c => c.Provider)
            .Select(g => new { Provider = g.Key, Calls = g.Count(), Failed = g.Count(c => c.State == CallState.Failed) })
            .ToListAsync(cancellationToken);
        _latest = new Reading(now, counts.ToDictionary(c => c.Provider, c => StateOf(c.Failed / (double)c.Calls)));
        return _latest.States;
    }

    private static string StateOf(double failing) => failing >= 0.5 ? "unhealthy" : failing >= 0.2 ? "degraded" : "healthy";

    private sealed record Reading(DateTimeOffset At, IReadOnlyDictionary<string, string> States);
}
