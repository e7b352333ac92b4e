using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Production;

/// <summary>
/// Accompanies a running handler: publishes its newest progress, renews the lease, and stops the turn when the lease is lost
/// or the production was cancelled.
/// </summary>
public sealed class StepHeartbeat(StepLeases leases, HeldProductions productions, IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two reports of a step: each is a transaction, and nobody reads faster.</summary>
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Renewal = StepLeases.Duration / 3;

    internal async Task BeatAsync(StepContext context, ProductionStep step, CancellationTokenSource turn)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var published = new StepReport(step.Progress, "");
        var renewed = clock.GetTimestamp();
        long? reported = null;
        try
        {
            while (await timer.WaitForNextTickAsync(turn.Token))
            {
                var latest = context.Latest;
                if (latest != published && latest.Message.Words.Length > 0 && !(reported is { } last && clock.GetElapsedTime(last) < BetweenReports))
                {
                    reported = clock.GetTimestamp();
                    if (!await PublishAsync(step, latest, turn.Token))
                        await turn.CancelAsync();
                    published = latest;
                }

                if (clock.GetElapsedTime(renewed) < Renewal)
                    continue;
                renewed = clock.GetTimestamp();
                if (!await HoldsAsync(step, turn.Token))
                    await turn.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The turn is over.
        }
        catch
        {
            // Nobody would renew the lease from here on.
            await turn.CancelAsync();
            throw;
        }
    }

    /// <summary>Whether the lease is still ours, as far as it can be told: where another has it by now, the same work would be paid for twice.</summary>
    private async Task<bool> PublishAsync(ProductionStep step, StepReport latest, CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await productions.HoldAsync(step.ProductionId, cancellationToken);
            if (held.Steps.FirstOrDefault(s => s.Id == step.Id) is not { } current || !leases.IsOurs(current))
                return false;
            if (current.Progress > latest.Percent)
                return true;
            (current.Progress, current.Message, current.Said) = (latest.Percent, latest.Message.Words, latest.Message.SaidAsJson);
            held.Batch.Add($"UPDATE production_steps SET progress = {latest.Percent}, message = {current.Message}, said = {current.Said} WHERE id = {step.Id}");
            held.Tell(current, latest.Message);
            await held.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception unwritten) when (Faults.IsDatabase(unwritten))
        {
            // Progress that cannot be written is lost; the lease it would have cost is not.
            return true;
        }
    }

    private async Task<bool> HoldsAsync(ProductionStep step, CancellationToken cancellationToken)
    {
        try
        {
            if (!await leases.RenewAsync(step.Id, cancellationToken))
                return false;
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            return !await db.Set<EpisodeProduction>().AnyAsync(p => p.Id == step.ProductionId && p.Status == ProductionStatus.Cancelled, cancellationToken);
        }
        catch (Exception unanswered) when (Faults.IsDatabase(unanswered))
        {
            // A database that does not answer now does not end the work; the lease's own end will, if it goes on.
            return true;
        }
    }
}
