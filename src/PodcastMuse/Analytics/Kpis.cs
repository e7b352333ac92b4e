using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Analytics;

/// <summary>
/// The brief's six METRICS over a period; null where there is nothing to divide by. Percentages are 0–100.
/// </summary>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC.</param>
/// <param name="PodcastGenerationSuccessRate">Percent completed of the productions that ended completed or failed.</param>
/// <param name="AverageGenerationTime">Seconds from request to package, of completed productions.</param>
/// <param name="CreditUsagePerUser">Credits spent and not refunded, per user who spent any.</param>
/// <param name="ApiErrorRate">Percent of calls to outside AIs that failed.</param>
/// <param name="UserRetentionRate">Percent of the users who produced in the period before that produced again in this one.</param>
/// <param name="ConversionRateFreeToPaid">Percent of all accounts that have ever bought credits.</param>
public sealed record KeyFigures(
    DateOnly From,
    DateOnly To,
    double? PodcastGenerationSuccessRate,
    double? AverageGenerationTime,
    double? CreditUsagePerUser,
    double? ApiErrorRate,
    double? UserRetentionRate,
    double? ConversionRateFreeToPaid);

/// <summary>Counts the key figures over all users.</summary>
public sealed class Kpis(IDbContextFactory<MuseDbContext> database)
{
    public async Task<KeyFigures> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var (succeeded, seconds) = await ProductionsAsync(db, period, cancellationToken);
        return new KeyFigures(
            period.From,
            period.To,
            succeeded,
            seconds,
            await CreditsAsync(db, period, cancellationToken),
            await ErrorsAsync(db, period, cancellationToken),
            await RetentionAsync(db, period, cancellationToken),
            await ConversionAsync(db, cancellationToken));
    }

    private static async Task<(double? SuccessRate, double? MeanSeconds)> ProductionsAsync(MuseDbContext db, Period period, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        var (completed, failed, seconds) = (0, 0, 0.0);
        // Differences of times are added up here, because the two databases have no common way to.
        await foreach (var production in db.Set<EpisodeProduction>().AsNoTracking()
            .Where(p => p.FinishedAt >= start && p.FinishedAt < end && (p.Status == ProductionStatus.Completed || p.Status == ProductionStatus.Failed))
            .Select(p => new { p.Status, p.CreatedAt, FinishedAt = p.FinishedAt!.Value })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (production.Status == ProductionStatus.Failed)
            {
                failed++;
                continue;
            }

            completed++;
            seconds += (production.FinishedAt - production.CreatedAt).TotalSeconds;
        }

        return (Percent(completed, completed + failed), completed == 0 ? null : Math.Round(seconds / completed, 1));
    }

    private static async Task<double?> CreditsAsync(MuseDbContext db, Period period, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        var spent = db.Set<CreditTransaction>()
            .Where(t => t.TransactionType == TransactionType.Usage && t.Status == TransactionStatus.Completed && t.CreatedAt >= start && t.CreatedAt < end);
        var users = await spent.Select(t => t.UserId).Distinct().CountAsync(cancellationToken);
        return users == 0 ? null : Math.Round(await spent.SumAsync(t => -t.Amount, cancellationToken) / (double)users, 1);
    }

    private static async Task<double?> ErrorsAsync(MuseDbContext db, Period period, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        var calls = db.Set<ProviderCall>().Where(c => c.StartedAt >= start && c.StartedAt < end && (c.State == CallState.Finished || c.State == CallState.Failed));
        return Percent(await calls.CountAsync(c => c.State == CallState.Failed, cancellationToken), await calls.CountAsync(cancellationToken));
    }

    private static async Task<double?> RetentionAsync(MuseDbContext db, Period period, CancellationToken cancellationToken)
    {
        var before = Producers(db, period.Before);
        var now = Producers(db, period);
        return Percent(await before.CountAsync(id => now.Contains(id), cancellationToken), await before.CountAsync(cancellationToken));
    }

    private static async Task<double?> ConversionAsync(MuseDbContext db, CancellationToken cancellationToken)
    {
        var buyers = await db.Set<CreditTransaction>().Where(t => t.TransactionType == TransactionType.Purchase).Select(t => t.UserId).Distinct().CountAsync(cancellationToken);
        return Percent(buyers, await db.Set<User>().CountAsync(cancellationToken));
    }

    private static IQueryable<Guid> Producers(MuseDbContext db, Period period)
    {
        var (start, end) = (period.Start, period.End);
        return db.Set<EpisodeProduction>().Where(p => p.CreatedAt >= start && p.CreatedAt < end).Select(p => p.UserId).Distinct();
    }

    private static double? Percent(int part, int whole) => whole == 0 ? null : Math.Round(100.0 * part / whole, 1);
}
