using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.Production;

/// <summary>What stands after ends were settled: steps that this process goes on with itself, and others that may run now.</summary>
public sealed record Settled(IReadOnlyList<ProductionStep> Begun, IReadOnlyList<ProductionStep> Ready, IReadOnlyList<StepEnd.Postponed> Postponed);

/// <summary>
/// Ends turns at steps of one production: results, ledger rows, events and the lease of what follows in one transaction, and only for
/// the leases' holder; an end whose lease was lost meanwhile is not written.
/// </summary>
public sealed class StepSettlement(
    HeldProductions productions, IDbContextFactory<MuseDbContext> database, StepLeases leases, ILedger ledger, ProductionEnding ending, TimeProvider clock)
{
    private static readonly Phrase NotRun = Phrase.Of("not_run", "Not run, because a step before it failed.");

    /// <param name="ends">Of steps of one production, in the order they happened.</param>
    /// <param name="mayBegin">Whether this process goes on with a step itself.</param>
    /// <param name="cancellationToken">Stops before anything is committed.</param>
    public async Task<Settled> SettleAsync(IReadOnlyList<StepEnd> ends, Func<ProductionStep, bool> mayBegin, CancellationToken cancellationToken)
    {
        await using var held = await productions.HoldAsync(ends[0].Step.ProductionId, cancellationToken);
        var postponed = new List<StepEnd.Postponed>();
        var isWritten = false;
        foreach (var end in ends)
        {
            if (held.Steps.FirstOrDefault(s => s.Id == end.Step.Id) is not { } step || !leases.IsOurs(step))
                continue;
            isWritten = true;
            step.Progress = Math.Max(step.Progress, end.Step.Progress);
            await WriteAsync(held, step, end, cancellationToken);
            if (end is StepEnd.Postponed later)
                postponed.Add(later);
        }

        if (!isWritten)
            return new Settled([], [], []);
        await SkipAsync(held, cancellationToken);
        if (EndOf(held.Steps) is { } status)
            await ending.EndAsync(held, status, cancellationToken);
        var ready = ProductionPlan.Ready(held.Steps, held.ScriptApproved, held.Now)
            .Where(s => !postponed.Exists(p => p.Step.Id == s.Id)).ToLookup(mayBegin);
        var begun = ready[true].ToList();
        foreach (var next in begun)
            held.Begin(next, leases);
        await held.CommitAsync(cancellationToken);
        foreach (var later in postponed.Where(p => p.IsFault))
            EngineTelemetry.StepRetried(later.Step.Name);
        return new Settled(begun, [.. ready[false]], postponed);
    }

    /// <summary>
    /// Makes a postponed step due at once where a provider called back while the step was not yet waiting; true when it did. Asked after
    /// the postponement is committed, because a callback that comes later than that wakes the step itself. Each callback counts once: it
    /// may be about a line that the script no longer has, and that nobody will look at.
    /// </summary>
    public async Task<bool> HasNewsAsync(Guid stepId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var heard = await db.Set<ProviderCall>().Where(c => c.StepId == stepId && c.State == CallState.Waiting && c.LookAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LookAt, Moment.Now(clock)), cancellationToken);
        return heard > 0 && await db.Set<ProductionStep>().Where(s => s.Id == stepId && s.Status == StepStatus.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.WakeAt, (DateTimeOffset?)null), cancellationToken) == 1;
    }

    internal static Charge? ChargeOf(ProductionStep step)
    {
        var definition = ProductionPlan.Of(step.Name);
        return definition.Ledger is null || step.Credits == 0
            ? null
            : new Charge(step.UserId, step.ProjectId, step.ProductionId, definition.Ledger, step.Credits);
    }

    /// <summary>The words, and what went back.</summary>
    internal static string WithRefund(string words, int credits) =>
        credits == 0 ? words : $"{words} {(credits == 1 ? "1 credit" : $"{credits} credits")} went back to your balance.";

    private async Task WriteAsync(HeldProduction held, ProductionStep step, StepEnd end, CancellationToken cancellationToken)
    {
        (step.LeaseOwner, step.LeasedUntil) = (null, null);
        switch (end)
        {
            case StepEnd.Completed done:
                (step.Status, step.Progress, step.Message, step.Said, step.ErrorType, step.FinishedAt) =
                    (StepStatus.Completed, 100, done.Message.Words, done.Message.SaidAsJson, null, held.Now);
                if (ChargeOf(step) is { } charge)
                    ledger.Complete(held.Batch, charge);
                held.Tell(step, done.Message);
                break;
            case StepEnd.Failed failed:
                (step.Status, step.Message, step.Said, step.ErrorType, step.FinishedAt) = (StepStatus.Failed, failed.Problem.Detail, failed.Problem.Phrase.SaidAsJson, failed.Problem.Type, held.Now);
                await RefundAsync(held, step, failed.Problem.Detail, cancellationToken);
                held.Tell(step, new Phrase(WithRefund(failed.Problem.Detail, ProductionEnding.RefundOf(step)), failed.Problem.Said));
                break;
            case StepEnd.Postponed later:
                (step.Status, step.WakeAt, step.Message, step.Said, step.Faults) =
                    (StepStatus.Queued, held.Now + later.Delay, later.Message.Words, later.Message.SaidAsJson, step.Faults + (later.IsFault ? 1 : 0));
                if (later.IsFault)
                    held.Tell(step, later.Message);
                break;
        }

        held.Batch.Add(
            $"""
            UPDATE production_steps SET status = {step.Status}, progress = {step.Progress}, message = {step.Message}, said = {step.Said}, error_type = {step.ErrorType},
                lease_owner = NULL, leased_until = NULL, wake_at = {step.WakeAt}, faults = {step.Faults}, finished_at = {step.FinishedAt} WHERE id = {step.Id}
            """);
    }

    private async Task SkipAsync(HeldProduction held, CancellationToken cancellationToken)
    {
        foreach (var lost in ProductionPlan.Unreachable(held.Steps).ToList())
        {
            (lost.Status, lost.FinishedAt, lost.Message, lost.Said) = (StepStatus.Skipped, held.Now, NotRun.Words, NotRun.SaidAsJson);
            held.Batch.Add($"UPDATE production_steps SET status = {lost.Status}, finished_at = {held.Now}, message = {lost.Message}, said = {lost.Said} WHERE id = {lost.Id}");
            await RefundAsync(held, lost, NotRun.Words, cancellationToken);
            held.Tell(lost, new Phrase(WithRefund(NotRun.Words, ProductionEnding.RefundOf(lost)), NotRun.Said));
        }
    }

    private async Task RefundAsync(HeldProduction held, ProductionStep step, string reason, CancellationToken cancellationToken)
    {
        if (ChargeOf(step) is { } charge)
            await ledger.RefundAsync(held.Database, charge, reason, cancellationToken);
    }

    private static string? EndOf(IReadOnlyList<ProductionStep> steps)
    {
        if (steps.Any(s => s.Status is StepStatus.Queued or StepStatus.InProgress))
            return null;
        return steps.All(s => s.Status == StepStatus.Completed) ? ProductionStatus.Completed : ProductionStatus.Failed;
    }
}
