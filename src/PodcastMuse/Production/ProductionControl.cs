using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>Starts, resumes and cancels productions. Each is one transaction; wake-ups go out after it.</summary>
public sealed class ProductionControl(
    ProductionStarting starting, ProductionCancelling cancelling, IDbContextFactory<MuseDbContext> database, ILedger ledger, IWakeUps wakeUps, TimeProvider clock)
{
    /// <summary>A whole episode of a project that exists.</summary>
    public Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(
        Guid userId, Guid projectId, ProductionSettings settings, CancellationToken cancellationToken) =>
        StartAsync(new ProductionStart(userId, projectId, settings, ProductionStart.Whole(settings)), cancellationToken);

    /// <summary>The rows, the steps and the reservation of all of them, or nothing.</summary>
    public Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(ProductionStart start, CancellationToken cancellationToken) =>
        starting.StartAsync(start, cancellationToken);

    /// <summary>Opens an ended production again: failed, skipped and cancelled steps are charged and queued anew; what is completed stays.</summary>
    public async Task<(StartOutcome Outcome, int Credits)> ResumeAsync(Guid productionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await EpisodeProduction.HoldAsync(db, productionId, cancellationToken);
        if (production.Status is not (ProductionStatus.Failed or ProductionStatus.Cancelled))
            return (StartOutcome.NothingToDo, 0);
        if (await ProductionStarting.HasOpenAsync(db, production.ProjectId, cancellationToken))
            return (StartOutcome.AlreadyRunning, 0);
        var again = steps.Where(s => s.Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled).ToList();
        var charges = ChargesOf(again);
        Requeue(again);
        try
        {
            await OpenAsync(db, production, cancellationToken);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancellationToken);
            if (!await ProductionStarting.HasOpenAsync(db, production.ProjectId, cancellationToken))
                throw;
            return (StartOutcome.AlreadyRunning, 0);
        }

        if (!await ledger.ReserveAsync(db, charges, cancellationToken))
            return (StartOutcome.InsufficientCredits, charges.Sum(c => c.Credits));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EngineTelemetry.Reserved(charges.Sum(c => c.Credits));
        Wake(steps, production.ScriptApproved);
        return (StartOutcome.Started, charges.Sum(c => c.Credits));
    }

    /// <summary>Lets a production whose script was reviewed go on; false when it had been approved or has ended.</summary>
    public async Task<bool> ApproveAsync(Guid productionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var approved = await db.Set<EpisodeProduction>()
            .Where(p => p.Id == productionId && !p.ScriptApproved && p.Status == ProductionStatus.InProgress)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ScriptApproved, true), cancellationToken);
        if (approved == 0)
            return false;
        Wake(await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == productionId).ToListAsync(cancellationToken), scriptApproved: true);
        return true;
    }

    /// <summary>Runs steps again whose files are gone, and all that rests on them, free of charge.</summary>
    public async Task RepairAsync(Guid productionId, IReadOnlyCollection<string> stepNames, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await EpisodeProduction.HoldAsync(db, productionId, cancellationToken);
        var lost = stepNames.ToHashSet();
        foreach (var definition in ProductionPlan.Steps.Where(d => d.Needs.Any(lost.Contains)))
            lost.Add(definition.Name);
        var again = steps.Where(s => lost.Contains(s.Name)).ToList();
        foreach (var step in again)
            step.Credits = 0;
        Requeue(again);
        await OpenAsync(db, production, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Wake(steps, production.ScriptApproved);
    }

    /// <summary>Ends a production: open steps are refunded; a running step notices within seconds. False when it had already ended.</summary>
    public Task<bool> CancelAsync(Guid productionId, CancellationToken cancellationToken) => cancelling.CancelAsync(productionId, cancellationToken);

    internal static List<Charge> ChargesOf(IEnumerable<ProductionStep> steps) => steps.Select(StepSettlement.ChargeOf).OfType<Charge>().ToList();

    private static void Requeue(IEnumerable<ProductionStep> steps)
    {
        foreach (var step in steps)
        {
            (step.Status, step.Progress, step.Faults, step.WakeAt) = (StepStatus.Queued, 0, 0, null);
            (step.Message, step.Said, step.ErrorType) = (null, null, null);
            (step.FinishedAt, step.LeaseOwner, step.LeasedUntil) = (null, null, null);
        }
    }

    /// <summary>Written out before the account is touched: production, project, account.</summary>
    private async Task OpenAsync(MuseDbContext db, EpisodeProduction production, CancellationToken cancellationToken)
    {
        (production.Status, production.FinishedAt) = (ProductionStatus.InProgress, null);
        await db.SaveChangesAsync(cancellationToken);
        await ProductionStarting.SetGeneratingAsync(db, production.ProjectId, clock, cancellationToken);
    }

    private void Wake(List<ProductionStep> steps, bool scriptApproved)
    {
        foreach (var step in ProductionPlan.Ready(steps, scriptApproved, clock.GetUtcNow()))
            wakeUps.Send(step.Id, step.Queue);
    }
}
