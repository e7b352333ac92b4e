using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Production;

/// <summary>What stands after a step was settled: the steps that may run now, and whether the production ended (how, why, and what went back).</summary>
public sealed record Settled(IReadOnlyList<ProductionStep> Ready, IReadOnlyList<ProductionStep> Skipped, string? Ended, string? Reason, int Refunded);

/// <summary>
/// Ends a turn at a step: result, ledger row and what follows in one transaction, and only for the lease's holder.
/// Null means that the lease was lost meanwhile and nothing was written.
/// </summary>
public sealed class StepSettlement(IDbContextFactory<MuseDbContext> database, StepLeases leases, ILedger ledger, ProductionEnding ending, TimeProvider clock)
{
    public Task<Settled?> CompleteAsync(ProductionStep step, Phrase message, CancellationToken cancellationToken) =>
        SettleAsync(
            step,
            async (db, now) =>
            {
                var written = await leases.Ours(db, step.Id).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(s => s.Status, StepStatus.Completed)
                        .SetProperty(s => s.Progress, 100)
                        .SetProperty(s => s.Message, message.Words)
                        .SetProperty(s => s.Said, message.SaidAsJson)
                        .SetProperty(s => s.ErrorType, (string?)null)
                        .SetProperty(s => s.LeaseOwner, (string?)null)
                        .SetProperty(s => s.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(s => s.FinishedAt, now),
                    cancellationToken);
                if (written == 1 && ChargeOf(step) is { } charge)
                    await ledger.CompleteAsync(db, charge, cancellationToken);
                return written == 1;
            },
            cancellationToken);

    public Task<Settled?> FailAsync(ProductionStep step, Problem problem, CancellationToken cancellationToken) =>
        SettleAsync(
            step,
            async (db, now) =>
            {
                var written = await leases.Ours(db, step.Id).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(s => s.Status, StepStatus.Failed)
                        .SetProperty(s => s.Message, problem.Detail)
                        .SetProperty(s => s.Said, (string?)null)
                        .SetProperty(s => s.ErrorType, problem.Type)
                        .SetProperty(s => s.LeaseOwner, (string?)null)
                        .SetProperty(s => s.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(s => s.FinishedAt, now),
                    cancellationToken);
                if (written == 1 && ChargeOf(step) is { } charge)
                    await ledger.RefundAsync(db, charge, problem.Detail, cancellationToken);
                return written == 1;
            },
            cancellationToken);

    /// <summary>Puts the step back in the queue, due after <paramref name="delay"/>; a fault counts towards the retries, waiting does not.</summary>
    public async Task<bool> PostponeAsync(ProductionStep step, TimeSpan delay, Phrase message, bool isFault, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() + delay;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await leases.Ours(db, step.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(s => s.Status, StepStatus.Queued)
                .SetProperty(s => s.WakeAt, due)
                .SetProperty(s => s.Message, message.Words)
                .SetProperty(s => s.Said, message.SaidAsJson)
                .SetProperty(s => s.Faults, s => s.Faults + (isFault ? 1 : 0))
                .SetProperty(s => s.LeaseOwner, (string?)null)
                .SetProperty(s => s.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;
    }

    /// <summary>
    /// Makes a postponed step due at once where a provider called back while the step was not yet waiting; true when it did. Asked after
    /// <see cref="PostponeAsync"/>, because a callback that comes later than that wakes the step itself.
    /// </summary>
    public async Task<bool> HasNewsAsync(Guid stepId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProductionStep>()
            .Where(s => s.Id == stepId && s.Status == StepStatus.Queued)
            .Where(s => db.Set<ProviderCall>().Any(c => c.StepId == s.Id && c.State == CallState.Waiting && c.LookAt == null))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.WakeAt, (DateTimeOffset?)null), cancellationToken) == 1;
    }

    private async Task<Settled?> SettleAsync(
        ProductionStep step, Func<MuseDbContext, DateTimeOffset, Task<bool>> write, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await EpisodeProduction.LockAsync(db, step.ProductionId, cancellationToken);
        if (!await write(db, now))
            return null;

        var production = await db.Set<EpisodeProduction>().SingleAsync(p => p.Id == step.ProductionId, cancellationToken);
        var steps = await db.Set<ProductionStep>().Where(s => s.ProductionId == step.ProductionId).ToListAsync(cancellationToken);
        var skipped = ProductionPlan.Unreachable(steps).ToList();
        foreach (var lost in skipped)
        {
            (lost.Status, lost.FinishedAt, lost.Message, lost.Said) = (StepStatus.Skipped, now, "Not run, because a step before it failed.", null);
            if (ChargeOf(lost) is { } charge)
                await ledger.RefundAsync(db, charge, lost.Message, cancellationToken);
        }

        var ended = EndOf(steps);
        if (ended is not null)
            await ending.EndAsync(db, production, steps, ended, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Settled(ProductionPlan.Ready(steps, production.ScriptApproved, now).ToList(), skipped, ended, ProductionEnding.ReasonOf(steps), steps.Sum(ProductionEnding.RefundOf));
    }

    private static string? EndOf(List<ProductionStep> steps)
    {
        if (steps.Exists(s => s.Status is StepStatus.Queued or StepStatus.InProgress))
            return null;
        return steps.TrueForAll(s => s.Status == StepStatus.Completed) ? ProductionStatus.Completed : ProductionStatus.Failed;
    }

    internal static Charge? ChargeOf(ProductionStep step)
    {
        var definition = ProductionPlan.Of(step.Name);
        return definition.Ledger is null || step.Credits == 0
            ? null
            : new Charge(step.UserId, step.ProjectId, step.ProductionId, definition.Ledger, step.Credits);
    }
}
