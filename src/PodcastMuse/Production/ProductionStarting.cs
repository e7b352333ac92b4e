using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>Starts productions: the rows, the steps and the reservation of all of them in one transaction, or nothing; the first steps begin after it.</summary>
public sealed class ProductionStarting(
    IDbContextFactory<MuseDbContext> database, HeldProductions productions, ILedger ledger, ProjectLimit limit, StepHandOut handOut, TimeProvider clock)
{
    public async Task<(StartOutcome Outcome, Guid ProductionId)> StartAsync(ProductionStart start, CancellationToken cancellationToken)
    {
        var production = ProductionOf(start);
        var steps = start.Steps.Select(planned => StepOf(production, planned)).ToList();
        var ready = ProductionPlan.Ready(steps, production.ScriptApproved, production.CreatedAt).ToList();
        var claimed = handOut.Claim(ready, production.CreatedAt);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        try
        {
            if (await WriteAsync(db, start, production, steps, claimed, cancellationToken) is var outcome and not StartOutcome.Started)
                return (outcome, Guid.Empty);
        }
        catch (DbUpdateException)
        {
            if (!await HasOpenAsync(db, start.ProjectId, cancellationToken))
                throw;
            return (StartOutcome.AlreadyRunning, Guid.Empty);
        }

        EngineTelemetry.Reserved(steps.Sum(s => s.Credits));
        handOut.Send(production, claimed, ready.Except(claimed));
        return (StartOutcome.Started, production.Id);
    }

    internal static Task<bool> HasOpenAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken) =>
        db.Set<EpisodeProduction>().AnyAsync(
            p => p.ProjectId == projectId && (p.Status == ProductionStatus.Queued || p.Status == ProductionStatus.InProgress), cancellationToken);

    private async Task<StartOutcome> WriteAsync(
        MuseDbContext db, ProductionStart start, EpisodeProduction production, List<ProductionStep> steps, IReadOnlyList<ProductionStep> claimed, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // What fails here fails the transaction, so nobody goes back to a point within it.
        db.Database.AutoSavepointsEnabled = false;
        if (!start.WithNewProject && !await db.Set<Project>().AnyAsync(p => p.Id == start.ProjectId && p.UserId == start.UserId, cancellationToken))
            return StartOutcome.NotFound;
        if (start.WithNewProject && await limit.CheckAsync(db, start.UserId, cancellationToken) is not null)
            return StartOutcome.TooManyProjects;
        // Everyone locks production, project and account in this order, so that nobody waits for one who waits for him.
        db.AddRange(start.Rows);
        db.Add(production);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var script in start.Rows.OfType<EpisodeScript>())
            await script.ShowInProjectAsync(db, clock, cancellationToken);
        if (!start.WithNewProject)
            await SetGeneratingAsync(db, start.ProjectId, clock, cancellationToken);
        if (start.Says is { } words)
            await words.WriteAsync(db, start.ProjectId, cancellationToken);
        if (!await ledger.ReserveAsync(db, ProductionControl.ChargesOf(steps), cancellationToken))
            return StartOutcome.InsufficientCredits;
        await using var held = await productions.HoldNewAsync(db, transaction, production, steps, start.WithNewProject, cancellationToken);
        held.Batch.AddRows(
            """
            INSERT INTO production_steps (id, production_id, user_id, project_id, name, queue, credits, status, progress, attempts, faults, lease_owner, leased_until,
                started_at) VALUES
            """,
            steps.Select(s => new object?[]
            {
                s.Id, s.ProductionId, s.UserId, s.ProjectId, s.Name, s.Queue, s.Credits, s.Status, s.Progress, s.Attempts, s.Faults, s.LeaseOwner, s.LeasedUntil, s.StartedAt,
            }));
        foreach (var step in claimed)
            held.Tell(step, StepWords.Beginning(step.Name));
        await held.CommitAsync(cancellationToken);
        return StartOutcome.Started;
    }

    internal static async Task SetGeneratingAsync(MuseDbContext db, Guid projectId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Set<Project>().Where(p => p.Id == projectId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Status, ProjectStatus.Generating).SetProperty(p => p.UpdatedAt, now), cancellationToken);
    }

    private EpisodeProduction ProductionOf(ProductionStart start) => new()
    {
        Id = Ids.New(clock),
        UserId = start.UserId,
        ProjectId = start.ProjectId,
        Settings = start.Settings,
        ScriptApproved = !start.Settings.ReviewScript,
        CreatedAt = Moment.Now(clock),
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
}
