using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>
/// Sends wake-ups for every step that is ready or whose lease ran out: at start and every 30 s. The queue may lose
/// everything; the database never does. Nodes that look at the same time share the steps: one statement claims what is forgotten.
/// </summary>
public sealed class Reconciler(
    IDbContextFactory<MuseDbContext> database, StepLeases leases, IWakeUps wakeUps, EngineScope scope, TimeProvider clock, ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>A step that was sent in this time is not sent again.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    private static readonly string[] Needs = [.. ProductionPlan.Steps.SelectMany(d => d.Needs.Select(need => $"{d.Name}/{need}"))];
    private static readonly string[] Reviewed = [.. ProductionPlan.Steps.Where(d => d.NeedsApproval).Select(d => d.Name)];

    /// <summary>Looks once; returns how many wake-ups were sent.</summary>
    public Task<int> ReconcileAsync(CancellationToken cancellationToken) => ReconcileAsync(TimeSpan.Zero, cancellationToken);

    private async Task<int> ReconcileAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        await leases.EndOrphansAsync(cancellationToken);
        var now = Moment.Now(clock);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await Forgotten(db, now, now - grace).ExecuteUpdateAsync(set => set.SetProperty(s => s.WokenAt, now), cancellationToken) == 0)
            return 0;
        var claimed = await db.Set<ProductionStep>().Where(s => s.WokenAt == now && (s.Status == StepStatus.Queued || s.Status == StepStatus.InProgress))
            .Select(s => new { s.Id, s.Queue }).ToListAsync(cancellationToken);
        foreach (var step in claimed)
            wakeUps.Send(step.Id, step.Queue);
        return claimed.Count;
    }

    /// <summary>Counts what waits, for those who watch the service.</summary>
    private async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var waiting = await Runnable(db, Moment.Now(clock)).GroupBy(s => s.Queue).Select(queue => new { queue.Key, Count = queue.Count() }).ToListAsync(cancellationToken);
        EngineTelemetry.Waiting(waiting.ToDictionary(queue => queue.Key, queue => queue.Count));
    }

    private IQueryable<ProductionStep> Forgotten(MuseDbContext db, DateTimeOffset now, DateTimeOffset sentBefore) =>
        Runnable(db, now).Where(s => s.WokenAt == null || s.WokenAt <= sentBefore);

    /// <summary>As <see cref="ProductionPlan.Ready"/> says it of one production, said of all at once.</summary>
    private IQueryable<ProductionStep> Runnable(MuseDbContext db, DateTimeOffset now)
    {
        var steps = db.Set<ProductionStep>();
        var productions = db.Set<EpisodeProduction>();
        return steps
            .Where(s => scope.ProductionId == null || s.ProductionId == scope.ProductionId)
            .Where(s =>
                (s.Status == StepStatus.InProgress && s.LeasedUntil < now)
                || (s.Status == StepStatus.Queued
                    && (s.WakeAt == null || s.WakeAt <= now)
                    && productions.Any(p => p.Id == s.ProductionId
                        && (p.Status == ProductionStatus.Queued || p.Status == ProductionStatus.InProgress)
                        && (p.ScriptApproved || !EF.Constant(Reviewed).Contains(s.Name)))
                    && !steps.Any(n => n.ProductionId == s.ProductionId && n.Status != StepStatus.Completed && EF.Constant(Needs).Contains(s.Name + "/" + n.Name))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var grace = TimeSpan.Zero;
        do
        {
            try
            {
                await ReconcileAsync(grace, stoppingToken);
                grace = Grace;
                await CountAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                EngineLog.ReconcileFailed(log, fault);
                scope.Note(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
