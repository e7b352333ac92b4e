using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>Starts, resumes and cancels productions. Each is one transaction; wake-ups go out after it.</summary>
public sealed class ProductionControl(
    IDbContextFactory<MuseDbContext> database, ILedger ledger, ProjectLimit limit, IWakeUps wakeUps, ProductionCancelling cancelling, TimeProvider clock)
{
    /// <summary>A whole episode of a project that exists.</summary>
    public Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(
        Guid userId, Guid projectId, ProductionSettings settings, CancellationToken cancellationToken) =>
        StartAsync(new ProductionStart(userId, projectId, settings, ProductionStart.Whole(settings)), cancellationToken);

    /// <summary>The rows, the steps and the reservation of all of them, or nothing.</summary>
    public async Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(ProductionStart start, CancellationToken cancellationToken)
    {
        var production = ProductionOf(start);
        var steps = start.Steps.Select(planned => StepOf(production, planned)).ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (!start.WithNewProject && !await db.Set<Project>().AnyAsync(p => p.Id == start.ProjectId && p.UserId == start.UserId, cancellationToken))
                return (StartOutcome.NotFound, Guid.Empty);
            if (start.WithNewProject && await limit.CheckAsync(db, start.UserId, cancellationToken) is not null)
                return (StartOutcome.TooManyProjects, Guid.Empty);
            // Everyone locks production, project and account in this order, so that nobody waits for one who waits for him.
            db.AddRange(start.Rows);
            db.Add(production);
            db.AddRange(steps);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var script in start.Rows.OfType<EpisodeScript>())
                await script.ShowInProjectAsync(db, clock, cancellationToken);
            await SetProjectAsync(db, start.ProjectId, ProjectStatus.Generating, cancellationToken);
            if (!await ledger.ReserveAsync(db, ChargesOf(steps), cancellationToken))
                return (StartOutcome.InsufficientCredits, Guid.Empty);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            if (!await HasOpenAsync(start.ProjectId, cancellationToken))
                throw;
            return (StartOutcome.AlreadyRunning, Guid.Empty);
        }

        Wake(steps, production.ScriptApproved);
        return (StartOutcome.Started, production.Id);
    }

    /// <summary>Opens an ended production again: failed, skipped and cancelled steps are charged and queued anew; what is completed stays.</summary>
    public async Task<(StartOutcome Outcome, int Credits)> ResumeAsync(Guid productionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await EpisodeProduction.HoldAsync(db, productionId, cancellationToken);
        if (production.Status is not (ProductionStatus.Failed or ProductionStatus.Cancelled))
            return (StartOutcome.NothingToDo, 0);
        if (await HasOpenAsync(production.ProjectId, cancellationToken))
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
            if (!await HasOpenAsync(production.ProjectId, cancellationToken))
                throw;
            return (StartOutcome.AlreadyRunning, 0);
        }

        if (!await ledger.ReserveAsync(db, charges, cancellationToken))
            return (StartOutcome.InsufficientCredits, charges.Sum(c => c.Credits));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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

    private EpisodeProduction ProductionOf(ProductionStart start) => new()
    {
        Id = Ids.New(clock),
        UserId = start.UserId,
        ProjectId = start.ProjectId,
        Settings = start.Settings,
        ScriptApproved = !start.Settings.ReviewScript,
        CreatedAt = clock.GetUtcNow(),
        Status = ProductionStatus.InProgress,
    };

    private ProductionStep StepOf(EpisodeProduction production, PlannedStep planned) => new()
    {
        Id = Ids.New(clock),
        ProductionId = production.Id,
        UserId = production.UserId,
        ProjectId = production.ProjectId,
        Name = planned.Definition.Name,
        Queue = planned.IsUrgent ? Queues.High : planned.Definition.Queue,
        Credits = planned.Credits,
    };

    private async Task<bool> HasOpenAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<EpisodeProduction>().AnyAsync(
            p => p.ProjectId == projectId && (p.Status == ProductionStatus.Queued || p.Status == ProductionStatus.InProgress), cancellationToken);
    }

    private static List<Charge> ChargesOf(IEnumerable<ProductionStep> steps) => steps.Select(StepSettlement.ChargeOf).OfType<Charge>().ToList();

    private static void Requeue(IEnumerable<ProductionStep> steps)
    {
        foreach (var step in steps)
        {
            (step.Status, step.Progress, step.Faults, step.WakeAt) = (StepStatus.Queued, 0, 0, null);
            (step.ErrorType, step.FinishedAt, step.LeaseOwner, step.LeasedUntil) = (null, null, null, null);
        }
    }

    /// <summary>Written out before the account is touched: production, project, account.</summary>
    private async Task OpenAsync(MuseDbContext db, EpisodeProduction production, CancellationToken cancellationToken)
    {
        (production.Status, production.FinishedAt) = (ProductionStatus.InProgress, null);
        await db.SaveChangesAsync(cancellationToken);
        await SetProjectAsync(db, production.ProjectId, ProjectStatus.Generating, cancellationToken);
    }

    private async Task SetProjectAsync(MuseDbContext db, Guid projectId, string status, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Set<Project>().Where(p => p.Id == projectId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Status, status).SetProperty(p => p.UpdatedAt, now), cancellationToken);
    }

    private void Wake(List<ProductionStep> steps, bool scriptApproved)
    {
        foreach (var step in ProductionPlan.Ready(steps, scriptApproved, clock.GetUtcNow()))
            wakeUps.Send(step.Id, step.Queue);
    }
}
