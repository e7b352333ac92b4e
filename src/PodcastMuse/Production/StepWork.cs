using System.Diagnostics;
using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>One turn at a step that is leased and has a place: the handler, accompanied by a heartbeat while it takes its time, and what became of it.</summary>
public sealed class StepWork(StepHeartbeat heartbeat, StepLeases leases, StepPlaces places, RetryPolicy retries, EngineParts parts)
{
    /// <summary>Whatever goes wrong is how the turn ended; what goes wrong after that is told in the log alone, and the place is left all the same.</summary>
    /// <param name="production">Whose step it is.</param>
    /// <param name="step">Leased to this process; its place is left at the end.</param>
    /// <param name="stopping">Ends the turn; the step is handed back.</param>
    public async Task<StepEnd> AttendAsync(EpisodeProduction production, ProductionStep step, CancellationToken stopping)
    {
        using var span = EngineTelemetry.Step(step.Name);
        var context = new StepContext(production, step, parts.Folder);
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var beating = Task.CompletedTask;
        try
        {
            var work = parts.HandlerOf(step.Name).RunAsync(context, turn.Token);
            if (!work.IsCompleted)
                beating = heartbeat.BeatAsync(context, step, turn);
            return EndOf(step, await work);
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested)
        {
            await ReturnAsync(step);
            return new StepEnd.Withdrawn(step);
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            return EndOf(step, fault);
        }
        finally
        {
            await TryAsync(step, turn.CancelAsync);
            await TryAsync(step, () => beating);
            step.Progress = Math.Max(step.Progress, context.Latest.Percent);
            // Before the end is written: on a full disk it is the scratch's room that lets it be written.
            await TryAsync(step, context.DiscardAsync);
            places.Of(step).Leave();
        }
    }

    /// <summary>What a fault makes of a step: tried again while it may pass by itself, else failed, in words.</summary>
    internal StepEnd EndOf(ProductionStep step, Exception fault)
    {
        var known = Faults.Explain(fault);
        if (known.Problem.Type == Problems.Internal("").Type)
            EngineLog.StepBroke(parts.Log, fault, step.Name, step.ProductionId);
        return known.IsTransient && retries.DelayAfter(step.Faults, known.RetryAfter) is { } delay
            ? new StepEnd.Postponed(step, delay, StepWords.TryingAgain(known.Problem.Phrase, delay), IsFault: true)
            : new StepEnd.Failed(step, known.IsTransient ? Resumable(known.Problem) : known.Problem);
    }

    /// <summary>What was tried again to no end may go well later.</summary>
    private static Problem Resumable(Problem problem) => problem.Detail.Contains("resume", StringComparison.OrdinalIgnoreCase)
        ? problem
        : problem with { Detail = $"{problem.Detail} Several tries did not help. Resume to try again; what is finished is kept." };

    private static StepEnd EndOf(ProductionStep step, StepOutcome outcome) => outcome switch
    {
        StepOutcome.LookAgain later => new StepEnd.Postponed(step, later.After, later.Message, IsFault: false),
        StepOutcome.Done done => new StepEnd.Completed(step, done.Message),
        _ => throw FaultException.Permanent(Problems.Internal("Unknown outcome.")),
    };

    private async Task TryAsync(ProductionStep step, Func<Task> last)
    {
        try
        {
            await last();
        }
        catch (Exception fault)
        {
            EngineLog.TurnLeftOpen(parts.Log, fault, step.Name, step.ProductionId);
        }
    }

    private async Task ReturnAsync(ProductionStep step)
    {
        try
        {
            await leases.ReturnAsync(step.Id, CancellationToken.None);
        }
        catch (Exception unwritten)
        {
            // The lease ends by itself.
            if (!Faults.IsDatabase(unwritten))
                EngineLog.TurnLeftOpen(parts.Log, unwritten, step.Name, step.ProductionId);
        }
    }
}
