using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Production;

/// <summary>Answers wake-ups: takes a place and then the lease of a step that may run, so that nothing is leased that only waits for room here.</summary>
public sealed class StepOpening(IDbContextFactory<MuseDbContext> database, HeldProductions productions, StepLeases leases, StepPlaces places)
{
    /// <summary>The step, leased and with its place, and its production; null when it may not run, or somebody has it.</summary>
    internal async Task<(EpisodeProduction Production, ProductionStep Step)?> OpenAsync(Guid stepId, CancellationToken cancellationToken)
    {
        if (await FindAsync(stepId, cancellationToken) is not var (production, found))
            return null;
        var mine = places.Of(found);
        await mine.TakeAsync(StepPlaces.RankOf(found), cancellationToken);
        ProductionStep? begun = null;
        try
        {
            await using var held = await productions.HoldAsync(production.Id, cancellationToken);
            if (held.Steps.FirstOrDefault(s => s.Id == stepId) is not { } step || !MayRun(held, step))
                return null;
            held.Begin(step, leases);
            await held.CommitAsync(cancellationToken);
            begun = step;
            return (production, step);
        }
        finally
        {
            if (begun is null)
                mine.Leave();
        }
    }

    private static bool MayRun(HeldProduction held, ProductionStep step) =>
        ProductionPlan.Ready(held.Steps, held.ScriptApproved, held.Now).Contains(step)
        || (step.Status == StepStatus.InProgress && step.LeasedUntil < held.Now);

    private async Task<(EpisodeProduction, ProductionStep)?> FindAsync(Guid stepId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<ProductionStep>().AsNoTracking()
            .Where(s => s.Id == stepId && (s.Status == StepStatus.Queued || s.Status == StepStatus.InProgress))
            .Join(db.Set<EpisodeProduction>(), s => s.ProductionId, p => p.Id, (step, production) => new { production, step })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.production, found.step);
    }
}
