using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PodcastMuse.App.Health;

/// <summary>The brief's body of <c>/health</c>. Healthy and degraded answer 200; unhealthy (no database) 503.</summary>
internal sealed record HealthBody(
    string Status, string Database, string Redis, IReadOnlyDictionary<string, string> ExternalApis, string DiskSpace, string MemoryUsage);

/// <summary>
/// Looks at everything at most once a second, however many ask: probes come from several balancers at once, and must not become
/// the load they look for.
/// </summary>
internal sealed class HealthReport(HealthCheckService checks, ProviderWeather weather, TimeProvider clock) : IDisposable
{
    public const string Database = "database";
    public const string Redis = "redis";
    public const string DiskSpace = "disk_space";

    /// <summary>What has not answered by then counts as not answering; the others are told all the same.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string NotUsed = "not used";
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile Look? _latest;

    public async Task<HealthBody> ReadAsync(CancellationToken cancellationToken)
    {
        if (_latest is { } fresh && clock.GetElapsedTime(fresh.At) < Freshness)
            return fresh.Body;
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_latest is { } other && clock.GetElapsedTime(other.At) < Freshness)
                return other.Body;
            var body = await LookAsync(cancellationToken);
            _latest = new Look(clock.GetTimestamp(), body);
            return body;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<HealthBody> LookAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var database = StateOf(report, Database);
        var outside = database == "healthy" ? await weather.ReadAsync(cancellationToken) : new Dictionary<string, string>();
        var isFine = report.Status == HealthStatus.Healthy && !outside.Values.Contains("unhealthy");
        var memory = string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / 1e6:0} MB");
        return new HealthBody(
            database != "healthy" ? "unhealthy" : isFine ? "healthy" : "degraded",
            database, StateOf(report, Redis), outside, report.Entries[DiskSpace].Description ?? StateOf(report, DiskSpace), memory);
    }

    private static string StateOf(Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report, string name) =>
        report.Entries.TryGetValue(name, out var entry) ? entry.Status.ToString().ToLowerInvariant() : NotUsed;

    private sealed record Look(long At, HealthBody Body);
}
