using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Analytics;

/// <summary>Credits spent on a step in the period.</summary>
public sealed record StepUsage(string Step, int Credits);

/// <summary>What one day (UTC) brought.</summary>
public sealed record DayUsage(DateOnly Day, int Episodes, double Minutes, int Credits);

/// <summary>
/// What a user made in a period. The success rate is percent of productions that ended completed or failed, null when none did;
/// the mean time is seconds from request to package; outside cost is US dollars as estimated per call.
/// </summary>
public sealed record Usage(
    DateOnly From,
    DateOnly To,
    int Episodes,
    double Minutes,
    int Credits,
    double? SuccessRate,
    double? MeanSeconds,
    decimal OutsideCostUsd,
    IReadOnlyList<StepUsage> CreditsByStep,
    IReadOnlyList<DayUsage> Days);

/// <summary>A user's own figures, counted from what is stored; refunded credits count as never spent.</summary>
public sealed class UsageOverview(IDbContextFactory<MuseDbContext> database)
{
    public async Task<Usage> ReadAsync(Guid userId, Period period, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var ended = await db.Set<EpisodeProduction>().AsNoTracking()
            .Where(p => p.UserId == userId && p.FinishedAt >= start && p.FinishedAt < end)
            .Where(p => p.Status == ProductionStatus.Completed || p.Status == ProductionStatus.Failed)
            .Join(db.Set<Project>(), p => p.ProjectId, x => x.Id, (p, x) => new Ended(p.Status, p.CreatedAt, p.FinishedAt!.Value, x.AudioDurationSeconds ?? 0))
            .ToListAsync(cancellationToken);
        var spent = await db.Set<CreditTransaction>().AsNoTracking()
            .Where(t => t.UserId == userId && t.TransactionType == TransactionType.Usage && t.Status == TransactionStatus.Completed && t.CreatedAt >= start && t.CreatedAt < end)
            .Select(t => new Spent(t.StepName ?? "", -t.Amount, t.CreatedAt))
            .ToListAsync(cancellationToken);
        // SQLite has no decimals to add up; a user's calls of a period are few.
        var costs = await db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.UserId == userId && c.StartedAt >= start && c.StartedAt < end && c.EstimatedCost > 0)
            .Select(c => c.EstimatedCost).ToListAsync(cancellationToken);
        return Of(period, ended, spent, costs.Sum());
    }

    private static Usage Of(Period period, List<Ended> ended, List<Spent> spent, decimal cost)
    {
        var completed = ended.Where(e => e.Status == ProductionStatus.Completed).ToList();
        var episodes = completed.ToLookup(e => DayOf(e.FinishedAt));
        var credits = spent.ToLookup(s => DayOf(s.At));
        var days = Enumerable.Range(0, period.To.DayNumber - period.From.DayNumber + 1).Select(period.From.AddDays)
            .Select(day => new DayUsage(day, episodes[day].Count(), Minutes(episodes[day]), credits[day].Sum(s => s.Credits)));
        return new Usage(
            period.From,
            period.To,
            completed.Count,
            Minutes(completed),
            spent.Sum(s => s.Credits),
            ended.Count == 0 ? null : Math.Round(100.0 * completed.Count / ended.Count, 1),
            completed.Count == 0 ? null : Math.Round(completed.Average(e => (e.FinishedAt - e.CreatedAt).TotalSeconds), 1),
            cost,
            [.. spent.GroupBy(s => s.Step).Select(g => new StepUsage(g.Key, g.Sum(s => s.Credits))).OrderByDescending(s => s.Credits).ThenBy(s => s.Step, StringComparer.Ordinal)],
            [.. days]);
    }

    private static double Minutes(IEnumerable<Ended> episodes) => Math.Round(episodes.Sum(e => e.AudioSeconds) / 60.0, 1);

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private sealed record Ended(string Status, DateTimeOffset CreatedAt, DateTimeOffset FinishedAt, int AudioSeconds);

    private sealed record Spent(string Step, int Credits, DateTimeOffset At);
}
