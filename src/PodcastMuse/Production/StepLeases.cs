using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>
/// The right to work on a step, held by one process at a time. It is granted while the production's row is held, so two workers can never
/// both have it; it runs out by itself unless renewed, and at once when the holder was a process of this machine that is gone.
/// </summary>
public sealed class StepLeases(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    /// <summary>How long a lease lasts unrenewed; three missed heartbeats.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>This process, as every process of the machine would name it.</summary>
    public string Owner { get; } = ProcessName.This;

    /// <summary>Writes into a held step that it is this process's from now on; the caller writes it down.</summary>
    public void Grant(ProductionStep step, DateTimeOffset now)
    {
        (step.Status, step.LeaseOwner, step.LeasedUntil, step.WakeAt) = (StepStatus.InProgress, Owner, now + Duration, null);
        (step.StartedAt, step.Attempts) = (step.StartedAt ?? now, step.Attempts + 1);
    }

    public bool IsOurs(ProductionStep step) => step.LeaseOwner == Owner && step.Status == StepStatus.InProgress;

    /// <summary>Prolongs the lease; false when it is no longer ours.</summary>
    public async Task<bool> RenewAsync(Guid stepId, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Duration;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Ours(db, stepId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>Hands the step back unfinished, due now.</summary>
    public async Task ReturnAsync(Guid stepId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await Ours(db, stepId).ExecuteUpdateAsync(
            set => set
                .SetProperty(s => s.Status, StepStatus.Queued)
                .SetProperty(s => s.LeaseOwner, (string?)null)
                .SetProperty(s => s.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Ends the leases of processes of this machine that no longer run (a crash, kill -9), so that nobody waits for them to run out.</summary>
    public async Task EndOrphansAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var prefix = ProcessName.MachinePrefix;
        var held = await db.Set<ProductionStep>().AsNoTracking()
            .Where(s => s.Status == StepStatus.InProgress && s.LeaseOwner != null && s.LeaseOwner.StartsWith(prefix) && s.LeaseOwner != Owner)
            .Select(s => new { s.Id, s.LeaseOwner }).ToListAsync(cancellationToken);
        foreach (var step in held.Where(s => !ProcessName.IsRunning(s.LeaseOwner!)))
        {
            await db.Set<ProductionStep>()
                .Where(s => s.Id == step.Id && s.LeaseOwner == step.LeaseOwner)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, DateTimeOffset.UnixEpoch), cancellationToken);
        }
    }

    internal IQueryable<ProductionStep> Ours(MuseDbContext db, Guid stepId) =>
        db.Set<ProductionStep>().Where(s => s.Id == stepId && s.LeaseOwner == Owner && s.Status == StepStatus.InProgress);
}
