using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>
/// Sends wake-ups for every step that is ready or whose lease ran out: at start and every 30 s. The queue may lose
/// everything; the database never does.
/// </summary>
public sealed class Reconciler(
    IDbContextFactory<MuseDbContext> database, StepLeases leases, IWakeUps wakeUps, EngineScope scope, TimeProvider clock, ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Looks once; returns how many wake-ups were sent.</summary>
    public async Task<int> ReconcileAsync(CancellationToken cancellationToken)
    {
        await leases.EndOrphansAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var open = await db.Set<EpisodeProduction>().AsNoTracking()
            .Where(p => p.Status == ProductionStatus.Queued || p.Status == ProductionStatus.InProgress)
            .Where(p => scope.ProductionId == null || p.Id == scope.ProductionId)
            .ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var production in open)
        {
            var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == production.Id).ToListAsync(cancellationToken);
            var forgotten = ProductionPlan.Ready(steps, production.ScriptApproved, now)
                .Concat(steps.Where(s => s.Status == StepStatus.InProgress && s.LeasedUntil < now));
            foreach (var step in forgotten)
            {
                wakeUps.Send(step.Id, ProductionPlan.Of(step.Name).Queue);
                sent++;
            }
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                EngineLog.ReconcileFailed(log, fault);
                scope.Note(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
