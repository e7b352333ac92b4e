using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Notifications;
using PodcastMuse.Production.Journal;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>
/// What is written when a production ends, in the transaction that ends it: its state, what the project's row says of it, and the
/// note to its owner. So all of it is there exactly once, whichever step was the last and on whichever node. The terminal has nobody to tell.
/// </summary>
public sealed class ProductionEnding(ILedger ledger, IEnumerable<Notifier> notifiers)
{
    // Asked at every production's end, so it is compiled once.
    private readonly Func<MuseDbContext, Guid, Guid, CancellationToken, Task<Facts>> _facts = EF.CompileAsyncQuery(
        (MuseDbContext db, Guid projectId, Guid productionId, CancellationToken _) => db.Set<Project>().Where(p => p.Id == projectId)
            .Select(p => new Facts(
                p.Title,
                p.GenerationLog,
                p.ScriptTokens,
                p.ScriptContent == null ? null : p.ScriptContent.Length,
                db.Set<ProviderCall>()
                    .Where(c => c.ProductionId == productionId && c.State == CallState.Finished && c.Unit == "tokens")
                    .Where(c => db.Set<ProductionStep>().Any(s => s.Id == c.StepId && s.Name == ProductionPlan.ScriptGeneration))
                    .Sum(c => c.Quantity)))
            .Single());

    /// <param name="held">Its steps as they ended.</param>
    /// <param name="status">How: completed, failed or cancelled.</param>
    /// <param name="cancellationToken">Stops before anything is committed.</param>
    public async Task EndAsync(HeldProduction held, string status, CancellationToken cancellationToken)
    {
        await held.SendAsync(cancellationToken);
        var (db, steps) = (held.Database, held.Steps);
        var facts = await _facts(db, held.ProjectId, held.Id, cancellationToken);
        var standing = await StatusOfProjectAsync(db, held, status, cancellationToken);
        var spent = await ledger.SpentAsync(db, held.ProjectId, cancellationToken);
        var log = GenerationLog.With(facts.GenerationLog, steps);
        var tokens = steps.Any(s => s is { Name: ProductionPlan.ScriptGeneration, Status: StepStatus.Completed })
            ? ScriptTokens.Of(facts.Tokens, facts.Characters)
            : facts.ScriptTokens;
        held.Batch.Add($"UPDATE productions SET status = {status}, finished_at = {held.Now} WHERE id = {held.Id}");
        await db.Set<Project>().Where(p => p.Id == held.ProjectId).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Status, standing).SetProperty(p => p.TotalCreditsUsed, spent).SetProperty(p => p.ScriptTokens, tokens)
                .SetProperty(p => p.GenerationLog, log).SetProperty(p => p.UpdatedAt, held.Now),
            cancellationToken);
        TellEnd(held, status);
        if (!IsWhole(steps))
            return;
        var end = new ProductionEnd(held.UserId, held.ProjectId, facts.Title, OutcomeOf(status), steps.Sum(RefundOf), ReasonOf(steps)) { Shortfall = StepWords.ShortfallOf(steps) };
        foreach (var notifier in notifiers)
            await notifier.ProductionEndedAsync(db, held.Batch, end, cancellationToken);
    }

    private static void TellEnd(HeldProduction held, string status)
    {
        var refunded = held.Steps.Sum(RefundOf);
        (int Progress, Phrase Words) told = status switch
        {
            ProductionStatus.Completed => (100, StepWords.ShortfallOf(held.Steps) is { } shortfall ? StepWords.EpisodeShorter(shortfall) : StepWords.EpisodeReady),
            ProductionStatus.Cancelled => (0, StepSettlement.WithRefund("Cancelled.", refunded)),
            _ => (100, StepSettlement.WithRefund($"It could not be finished. {ReasonOf(held.Steps)}".TrimEnd(), refunded)),
        };
        held.TellEnd(status, told.Progress, told.Words);
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
        MuseDbContext db, HeldProduction production, string status, CancellationToken cancellationToken)
    {
        if (IsWhole(production.Steps))
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
    private static Task<bool> HasPackageAsync(MuseDbContext db, HeldProduction production, CancellationToken cancellationToken) =>
        db.Set<Asset>().AnyAsync(a => a.ProjectId == production.ProjectId && a.Path == ProductionPlan.PackagePath, cancellationToken);

    private static ProductionOutcome OutcomeOf(string status) => status switch
    {
        ProductionStatus.Completed => ProductionOutcome.Completed,
        ProductionStatus.Cancelled => ProductionOutcome.Cancelled,
        _ => ProductionOutcome.Failed,
    };

    /// <summary>What a project's row says, and what its script came from.</summary>
    private sealed record Facts(string Title, string GenerationLog, int? ScriptTokens, int? Characters, double Tokens);
}
