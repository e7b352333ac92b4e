using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>
/// Runs a step that it gets the lease of: handler, settlement, progress, and then goes on with the next ready step of the
/// same production itself, so that a chain of steps makes no queue hops. The others are sent wake-ups.
/// </summary>
public sealed class StepRunner(
    IDbContextFactory<MuseDbContext> database,
    StepLeases leases,
    StepSettlement settlement,
    StepAnnouncer announcer,
    RetryPolicy retries,
    EngineParts parts)
{
    /// <summary>Runs the step and those that follow it, until there is nothing ready or the host stops.</summary>
    public async Task RunAsync(Guid stepId, CancellationToken cancellationToken)
    {
        for (Guid? next = stepId; next is { } id && !cancellationToken.IsCancellationRequested;)
            next = (await RunOneAsync(id, cancellationToken))?.Id;
    }

    /// <summary>Runs the step, if it is ready and nobody else has it; then sends wake-ups for what may follow, but for the one it returns.</summary>
    internal async Task<ProductionStep?> RunOneAsync(Guid stepId, CancellationToken cancellationToken)
    {
        if (await FindReadyAsync(stepId, cancellationToken) is not { } found || !await leases.TakeAsync(stepId, cancellationToken))
            return null;
        var (production, step) = found;
        var scratch = parts.Folder.NewScratch(step.Name);
        try
        {
            var context = new StepContext(production, step, scratch);
            await announcer.StepAsync(step, StepStatus.InProgress, step.Progress, StepWords.Beginning(step.Name), cancellationToken);
            return await AttendAsync(context, step, cancellationToken);
        }
        finally
        {
            Discard(scratch);
        }
    }

    private async Task<ProductionStep?> AttendAsync(StepContext context, ProductionStep step, CancellationToken cancellationToken)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = new StepHeartbeat(leases, announcer, database, parts.Clock);
        var beating = heartbeat.BeatAsync(context, step, turn);
        try
        {
            var outcome = await parts.HandlerOf(step.Name).RunAsync(context, turn.Token);
            await StopAsync(turn, beating);
            return await ConcludeAsync(step, outcome, cancellationToken);
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested)
        {
            await StopAsync(turn, beating);
            await leases.ReturnAsync(step.Id, CancellationToken.None);
            return null;
        }
        catch (Exception fault)
        {
            await StopAsync(turn, beating);
            step.Progress = Math.Max(step.Progress, context.Latest.Percent);
            // On a full disk it is the scratch's room that lets the failure be written down.
            Discard(context.Scratch);
            return await ConcludeAsync(step, fault, cancellationToken);
        }
    }

    private async Task<ProductionStep?> ConcludeAsync(ProductionStep step, StepOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is StepOutcome.LookAgain later)
        {
            if (!await settlement.PostponeAsync(step, later.After, later.Message, isFault: false, cancellationToken))
                return null;
            if (await settlement.HasNewsAsync(step.Id, cancellationToken))
                return step;
            parts.WakeUps.SendLater(step.Id, step.Queue, later.After);
            return null;
        }

        var message = ((StepOutcome.Done)outcome).Message;
        return await GoOnAsync(step, StepStatus.Completed, message, await settlement.CompleteAsync(step, message, cancellationToken), cancellationToken);
    }

    private async Task<ProductionStep?> ConcludeAsync(ProductionStep step, Exception fault, CancellationToken cancellationToken)
    {
        var known = Faults.Explain(fault);
        if (known.Problem.Type == Problems.Internal("").Type)
            EngineLog.StepBroke(parts.Log, fault, step.Name, step.ProductionId);
        if (known.IsTransient && retries.DelayAfter(step.Faults, known.RetryAfter) is { } delay)
        {
            var message = StepWords.TryingAgain(known.Problem.Detail, delay);
            if (await settlement.PostponeAsync(step, delay, message, isFault: true, cancellationToken))
            {
                await announcer.StepAsync(step, StepStatus.Queued, step.Progress, message, cancellationToken);
                parts.WakeUps.SendLater(step.Id, step.Queue, delay);
            }

            return null;
        }

        var settled = await settlement.FailAsync(step, known.Problem, CancellationToken.None);
        return await GoOnAsync(step, StepStatus.Failed, known.Problem.Detail, settled, cancellationToken);
    }

    private async Task<ProductionStep?> GoOnAsync(ProductionStep step, string status, Phrase message, Settled? settled, CancellationToken cancellationToken)
    {
        if (settled is null)
            return null;
        await announcer.SettledAsync(step, status, message, settled, cancellationToken);
        var next = settled.Ready.FirstOrDefault(s => parts.Scope.Queues.Contains(s.Queue));
        foreach (var other in settled.Ready.Where(s => s != next))
            parts.WakeUps.Send(other.Id, other.Queue);
        return next;
    }

    private async Task<(EpisodeProduction, ProductionStep)?> FindReadyAsync(Guid stepId, CancellationToken cancellationToken)
    {
        var now = parts.Clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var step = await db.Set<ProductionStep>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == stepId, cancellationToken);
        if (step is null)
            return null;
        var production = await db.Set<EpisodeProduction>().AsNoTracking().SingleAsync(p => p.Id == step.ProductionId, cancellationToken);
        var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == step.ProductionId).ToListAsync(cancellationToken);
        var isReady = ProductionPlan.Ready(steps, production.ScriptApproved, now).Any(s => s.Id == stepId)
            || (step.Status == StepStatus.InProgress && step.LeasedUntil < now);
        return isReady ? (production, step) : null;
    }

    private static void Discard(string scratch)
    {
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
    }

    private static async Task StopAsync(CancellationTokenSource turn, Task beating)
    {
        await turn.CancelAsync();
        await beating;
    }
}
