using PodcastMuse.Credits;

namespace PodcastMuse.Production;

/// <summary>Cancels productions: what was not delivered goes back, once, however many ask at the same time.</summary>
public sealed class ProductionCancelling(HeldProductions productions, ILedger ledger, ProductionEnding ending)
{
    /// <summary>False when it had already ended.</summary>
    public async Task<bool> CancelAsync(Guid productionId, CancellationToken cancellationToken)
    {
        await using var held = await productions.HoldAsync(productionId, cancellationToken);
        if (held.Status is not (ProductionStatus.Queued or ProductionStatus.InProgress))
            return false;
        foreach (var step in held.Steps.Where(s => s.Status is StepStatus.Queued or StepStatus.InProgress))
        {
            (step.Status, step.LeaseOwner, step.LeasedUntil, step.FinishedAt) = (StepStatus.Cancelled, null, null, held.Now);
            held.Batch.Add(
                $"UPDATE production_steps SET status = {step.Status}, lease_owner = NULL, leased_until = NULL, finished_at = {held.Now} WHERE id = {step.Id}");
            if (StepSettlement.ChargeOf(step) is { } charge)
                await ledger.RefundAsync(held.Database, charge, "Cancelled", cancellationToken);
            held.Tell(step, StepSettlement.WithRefund("Cancelled.", ProductionEnding.RefundOf(step)));
        }

        await ending.EndAsync(held, ProductionStatus.Cancelled, cancellationToken);
        await held.CommitAsync(cancellationToken);
        return true;
    }
}
