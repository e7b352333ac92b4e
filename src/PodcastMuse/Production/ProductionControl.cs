using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>How a start or resume ended.</summary>
public enum StartOutcome
{
    /// <summary>The production runs.</summary>
    Started,

    /// <summary>The balance does not reach; nothing was charged.</summary>
    InsufficientCredits,
}

/// <summary>Starts, resumes and cancels productions. Each is one transaction; wake-ups go out after it.</summary>
public sealed class ProductionControl(
    IDbContextFactory<MuseDbContext> database, ILedger ledger, IWakeUps wakeUps, ProgressFeed feed, TimeProvider clock)
{
    /// <summary>The steps and the reservation of all of them, or nothing.</summary>
    public async Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(
        Guid userId, Guid projectId, ProductionSettings settings, CancellationToken cancellationToken)
    {
        var production = new EpisodeProduction
        {
            Id = Ids.New(clock),
            UserId = userId,
            ProjectId = projectId,
            Settings = settings,
            ScriptApproved = !settings.ReviewScript,
            CreatedAt = clock.GetUtcNow(),
            Status = ProductionStatus.InProgress,
        };
        var steps = ProductionPlan.For(settings.WithVideo).Select(definition => new ProductionStep
        {
            Id = Ids.New(clock),
            ProductionId = production.Id,
            UserId = userId,
            ProjectId = projectId,
            Name = definition.Name,
        }).ToList();

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(production);
        db.AddRange(steps);
        if (!await ledger.ReserveAsync(db, ChargesOf(steps), cancellationToken))
            return (StartOutcome.InsufficientCredits, Guid.Empty);
        await SetProjectAsync(db, projectId, ProjectStatus.Generating, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Wake(steps, production.ScriptApproved);
        return (StartOutcome.Started, production.Id);
    }

    /// <summary>Opens an ended production again: failed, skipped and cancelled steps are charged and queued anew; what is completed stays.</summary>
    public async Task<StartOutcome> ResumeAsync(Guid productionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await LoadAsync(db, productionId, cancellationToken);
        var again = steps.Where(s => s.Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled).ToList();
        if (!await ledger.ReserveAsync(db, ChargesOf(again), cancellationToken))
            return StartOutcome.InsufficientCredits;
        Requeue(again);
        await OpenAsync(db, production, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Wake(steps, production.ScriptApproved);
        return StartOutcome.Started;
    }

    /// <summary>Runs steps again whose files are gone, and all that rests on them, free of charge.</summary>
    public async Task RepairAsync(Guid productionId, IReadOnlyCollection<string> stepNames, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await LoadAsync(db, productionId, cancellationToken);
        var lost = stepNames.ToHashSet();
        foreach (var definition in ProductionPlan.Steps.Where(d => d.Needs.Any(lost.Contains)))
            lost.Add(definition.Name);
        Requeue(steps.Where(s => lost.Contains(s.Name)));
        await OpenAsync(db, production, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Wake(steps, production.ScriptApproved);
    }

    /// <summary>Ends a production: open steps are refunded; a running step notices within seconds. False when it had already ended.</summary>
    public async Task<bool> CancelAsync(Guid productionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await LoadAsync(db, productionId, cancellationToken);
        if (production.Status is not (ProductionStatus.Queued or ProductionStatus.InProgress))
            return false;
        foreach (var step in steps.Where(s => s.Status is StepStatus.Queued or StepStatus.InProgress))
        {
            (step.Status, step.LeaseOwner, step.LeasedUntil, step.FinishedAt) = (StepStatus.Cancelled, null, null, now);
            if (StepSettlement.ChargeOf(step) is { } charge)
                await ledger.RefundAsync(db, charge, "Cancelled", cancellationToken);
        }

        (production.Status, production.FinishedAt) = (ProductionStatus.Cancelled, now);
        var project = await SetProjectAsync(db, production.ProjectId, ProjectStatus.Failed, cancellationToken);
        project.TotalCreditsUsed = await ledger.SpentAsync(db, project.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await feed.PublishAsync(
            production.UserId, production.ProjectId, production.Id, "production_cancelled", null, ProductionStatus.Cancelled, 0, "Cancelled.", cancellationToken);
        return true;
    }

    private static async Task<(EpisodeProduction, List<ProductionStep>)> LoadAsync(MuseDbContext db, Guid productionId, CancellationToken cancellationToken) =>
        (await db.Set<EpisodeProduction>().SingleAsync(p => p.Id == productionId, cancellationToken),
            await db.Set<ProductionStep>().Where(s => s.ProductionId == productionId).ToListAsync(cancellationToken));

    private static List<Charge> ChargesOf(IEnumerable<ProductionStep> steps) => steps.Select(StepSettlement.ChargeOf).OfType<Charge>().ToList();

    private static void Requeue(IEnumerable<ProductionStep> steps)
    {
        foreach (var step in steps)
        {
            (step.Status, step.Progress, step.Faults, step.WakeAt) = (StepStatus.Queued, 0, 0, null);
            (step.ErrorType, step.FinishedAt, step.LeaseOwner, step.LeasedUntil) = (null, null, null, null);
        }
    }

    private static async Task OpenAsync(MuseDbContext db, EpisodeProduction production, CancellationToken cancellationToken)
    {
        (production.Status, production.FinishedAt) = (ProductionStatus.InProgress, null);
        await SetProjectAsync(db, production.ProjectId, ProjectStatus.Generating, cancellationToken);
    }

    private static async Task<Project> SetProjectAsync(MuseDbContext db, Guid projectId, string status, CancellationToken cancellationToken)
    {
        var project = await db.Set<Project>().SingleAsync(p => p.Id == projectId, cancellationToken);
        project.Status = status;
        return project;
    }

    private void Wake(List<ProductionStep> steps, bool scriptApproved)
    {
        foreach (var step in ProductionPlan.Ready(steps, scriptApproved, clock.GetUtcNow()))
            wakeUps.Send(step.Id, ProductionPlan.Of(step.Name).Queue);
    }
}
