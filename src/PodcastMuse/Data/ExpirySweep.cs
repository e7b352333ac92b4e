using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Data;

/// <summary>Deletes rows of one kind whose time is over. Nothing may rely on their being gone: they are only no longer needed.</summary>
public sealed record Expiry(Func<MuseDbContext, DateTimeOffset, CancellationToken, Task<int>> DeleteAsync);

/// <summary>Sweeps what has expired, every hour. On several nodes each may sweep; they delete the same rows.</summary>
public sealed class ExpirySweep(IDbContextFactory<MuseDbContext> database, IEnumerable<Expiry> expiries, TimeProvider clock, ILogger<ExpirySweep> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        foreach (var expiry in expiries)
            await expiry.DeleteAsync(db, clock.GetUtcNow(), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                DataLog.SweepBroke(log, fault);
            }
        }
    }
}
