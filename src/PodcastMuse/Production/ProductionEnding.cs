using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Notifications;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>
/// What is written when a production ends, in the transaction that ends it: its state, what the project's row says of it, and the
/// note to its owner. So all of it is there exactly once, whichever step was the last and on whichever node. The terminal has nobody to tell.
/// </summary>
public sealed class ProductionEnding(ILedger ledger, IEnumerable<Notifier> notifiers, TimeProvider clock)
{
    /// <param name="db">In a transaction that holds the production's row.</param>
    /// <param name="production">Which ends.</param>
    /// <param name="steps">All its steps, as they ended.</param>
    /// <param name="status">How: completed, failed or cancelled.</param>
    /// <param name="cancellationToken">Stops before anything is committed.</param>
    public async Task EndAsync(
        MuseDbContext db, EpisodeProduction production, IReadOnlyList<ProductionStep> steps, string status, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        (production.Status, production.FinishedAt) = (status, now);
        await db.SaveChangesAsync(cancellationToken);
        var project = await db.Set<Project>().AsNoTracking().Where(p => p.Id == production.ProjectId)
            .Select(p => new { p.Title, p.GenerationLog, p.ScriptTokens }).SingleAsync(cancellationToken);
        var standing = await StatusOfProjectAsync(db, production, steps, status, cancellationToken);
        var spent = await ledger.SpentAsync(db, production.ProjectId, cancellationToken);
        var log = GenerationLog.With(project.GenerationLog, steps);
        var tokens = steps.Any(s => s is { Name: ProductionPlan.ScriptGeneration, Status: StepStatus.Completed })
            ? await ScriptTokens.CountAsync(db, production, cancellationToken)
            : project.ScriptTokens;
        await db.Set<Project>().Where(p => p.Id == production.ProjectId).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Status, standing).SetProperty(p => p.TotalCreditsUsed, spent).SetProperty(p => p.ScriptTokens, tokens)
                .SetProperty(p => p.GenerationLog, log).SetProperty(p => p.UpdatedAt, now),
            cancellationToken);
        if (!IsWhole(steps))
            return;
        var end = new ProductionEnd(production.UserId, production.ProjectId, project.Title, OutcomeOf(status), steps.Sum(RefundOf), ReasonOf(steps));
        foreach (var notifier in notifiers)
            await notifier.ProductionEndedAsync(db, end, cancellationToken);
    }

    /// <summary>Why it failed: the words of the first step that did.</summary>
    internal static string? ReasonOf(IEnumerable<ProductionStep> steps) =>
        steps.Where(s => s.Status == StepStatus.Failed).OrderBy(s => s.FinishedAt).Select(s => s.Message).FirstOrDefault();

    /// <summary>Credits that went back for a step, because it was not delivered.</summary>
    internal static int RefundOf(ProductionStep step) =>
        step.Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled && StepSettlement.ChargeOf(step) is { } charge ? charge.Credits : 0;

    private static bool IsWhole(IReadOnlyList<ProductionStep> steps) =>
        steps.Any(s => s.Name == ProductionPlan.BriefInput) && steps.Any(s => s.Name == ProductionPlan.Packaging);

    /// <summary>
    /// A whole episode's end is the project's. A single step says nothing about the episode: what was finished stays so, what had failed
    /// has still failed, and a project that had neither is a draft.
    /// </summary>
    private static async Task<string> StatusOfProjectAsync(
        MuseDbContext db, EpisodeProduction production, IReadOnlyList<ProductionStep> steps, string status, CancellationToken cancellationToken)
    {
        if (IsWhole(steps))
            return status == ProductionStatus.Completed ? ProjectStatus.Completed : ProjectStatus.Failed;
        var others = db.Set<ProductionStep>().Where(s => s.ProjectId == production.ProjectId && s.ProductionId != production.Id);
        var episode = await db.Set<EpisodeProduction>()
            .Where(p => p.ProjectId == production.ProjectId && p.Id != production.Id)
            .Where(p => others.Any(s => s.ProductionId == p.Id && s.Name == ProductionPlan.BriefInput) && others.Any(s => s.ProductionId == p.Id && s.Name == ProductionPlan.Packaging))
            .OrderByDescending(p => p.CreatedAt).Select(p => p.Status).FirstOrDefaultAsync(cancellationToken);
        return episode switch
        {
            ProductionStatus.Completed => ProjectStatus.Completed,
            null => await HasPackageAsync(db, production, cancellationToken) ? ProjectStatus.Completed : ProjectStatus.Draft,
            _ => ProjectStatus.Failed,
        };
    }

    /// <summary>An imported episode has a package, and no production that made it.</summary>
    private static Task<bool> HasPackageAsync(MuseDbContext db, EpisodeProduction production, CancellationToken cancellationToken) =>
        db.Set<Asset>().AnyAsync(a => a.ProjectId == production.ProjectId && a.Path == ProductionPlan.PackagePath, cancellationToken);

    private static ProductionOutcome OutcomeOf(string status) => status switch
    {
        ProductionStatus.Completed => ProductionOutcome.Completed,
        ProductionStatus.Cancelled => ProductionOutcome.Cancelled,
        _ => ProductionOutcome.Failed,
    };
}
