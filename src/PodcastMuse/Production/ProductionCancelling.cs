using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>Cancels productions: what was not delivered goes back, once, however many ask at the same time.</summary>
public sealed class ProductionCancelling(
    IDbContextFactory<MuseDbContext> database, ILedger ledger, ProductionEnding ending, ProgressFeed feed, TimeProvider clock)
{
    /// <summary>False when it had already ended.</summary>
    public async Task<bool> CancelAsync(Guid productionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (production, steps) = await EpisodeProduction.HoldAsync(db, productionId, cancellationToken);
        if (production.Status is not (ProductionStatus.Queued or ProductionStatus.InProgress))
            return false;
        var open = steps.Where(s => s.Status is StepStatus.Queued or StepStatus.InProgress).ToList();
        foreach (var step in open)
        {
            (step.Status, step.LeaseOwner, step.LeasedUntil, step.FinishedAt) = (StepStatus.Cancelled, null, null, now);
            if (StepSettlement.ChargeOf(step) is { } charge)
                await ledger.RefundAsync(db, charge, "Cancelled", cancellationToken);
        }

        await ending.EndAsync(db, production, steps, ProductionStatus.Cancelled, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(production, open, steps.Sum(ProductionEnding.RefundOf), cancellationToken);
        return true;
    }

    private async Task TellAsync(EpisodeProduction production, List<ProductionStep> open, int refunded, CancellationToken cancellationToken)
    {
        foreach (var step in open)
        {
            await feed.PublishAsync(
                step.UserId, step.ProjectId, step.ProductionId, StepAnnouncer.ProgressUpdate, step.Name, StepStatus.Cancelled, step.Progress,
                StepAnnouncer.WithRefund("Cancelled.", ProductionEnding.RefundOf(step)), cancellationToken);
        }

        await feed.PublishAsync(
            production.UserId, production.ProjectId, production.Id, "production_cancelled", null, ProductionStatus.Cancelled, 0,
            StepAnnouncer.WithRefund("Cancelled.", refunded), cancellationToken);
    }
}
