using System.Diagnostics;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Providers;
using PodcastMuse.Storage;

namespace PodcastMuse.Production.Journal;

/// <summary>Checks a made file (decodes, probes) and returns it ready to store: a local path with its final extension, and facts.</summary>
public delegate Task<(string LocalPath, FileFacts Facts)> CheckFile(MadeFile made, CancellationToken cancellationToken);

/// <summary>
/// The door to outside calls. A call whose result is journalled is never sent again; a task's id is stored the moment it is
/// known; a result counts only after it was checked and stored.
/// </summary>
public sealed class CallJournal(
    CallRows rows, AssetShelf shelf, IFileStorage storage, IProviderKeys keys, Callbacks callbacks, TimeProvider clock)
{
    /// <summary>How often a call is sent, when the other side says that another try may do better at once, before that counts as a fault of the step.</summary>
    private const int MostTries = 3;

    /// <summary>The longest wait before such a try; longer ones hold no worker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long a call whose answer was lost may still be called back about: a task of speech or a picture takes a minute or two.</summary>
    private static readonly TimeSpan Hearing = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(5);

    private readonly KeyedLock<string> _inFlight = new();

    /// <summary>A call whose answer is a value kept as JSON.</summary>
    public Task<JournalAnswer<T>> ValueAsync<T>(
        StepContext context, CallRequest request, Func<CallSlip, CancellationToken, Task<ProviderAnswer<T>>> send, CancellationToken cancellationToken) =>
        OnceAsync<T>(
            context,
            request,
            null,
            (known, _, _) => Task.FromResult(known?.Result is { } json ? new Box<T>(JsonColumn.Read<T>(json)) : null),
            async (slip, call, token) => await send(slip, token) switch
            {
                ProviderAnswer<T>.Finished(var value, var usage) => await FinishAsync(call, new Box<T>(value), JsonColumn.Write(value), null, usage),
                ProviderAnswer<T>.Waiting waiting => await WaitAsync<T>(call, waiting.TaskId, waiting.LookAgainAfter),
                _ => throw new InvalidOperationException("Unknown answer."),
            },
            cancellationToken);

    /// <summary>
    /// A call whose answer is a file. It is stored as <paramref name="assetPath"/> (without extension; the checked file's is added).
    /// <paramref name="send"/> gets the slip that goes with the call.
    /// </summary>
    public Task<JournalAnswer<JournalledFile>> FileAsync(
        StepContext context, CallRequest request, string assetPath,
        Func<CallSlip, CancellationToken, Task<ProviderAnswer<MadeFile>>> send, CheckFile check, CancellationToken cancellationToken) =>
        FileAsync(context, request, assetPath, CallSight.None, send, check, cancellationToken);

    internal Task<JournalAnswer<JournalledFile>> FileAsync(
        StepContext context, CallRequest request, string assetPath, CallSight sight,
        Func<CallSlip, CancellationToken, Task<ProviderAnswer<MadeFile>>> send, CheckFile check, CancellationToken cancellationToken) =>
        OnceAsync<JournalledFile>(
            context,
            request,
            sight.Task,
            (known, open, token) => known is not null ? FindAsync(context, known, assetPath, token)
                : open is { TaskId: not null } || !sight.MayBeShelved ? Task.FromResult<Box<JournalledFile>?>(null)
                : AdoptAsync(context, request, open, assetPath, check, token),
            async (slip, call, token) =>
            {
                switch (await send(slip, token))
                {
                    case ProviderAnswer<MadeFile>.Finished(var made, var usage):
                        // It is here and paid for: whoever stops the turn now waits until it is kept.
                        var (local, facts) = await check(made, CancellationToken.None);
                        var path = assetPath + Path.GetExtension(local);
                        await context.PutAsync(shelf, path, local, facts.DurationSeconds > 0 ? facts.DurationSeconds : null, CancellationToken.None);
                        var key = StorageLayout.ProjectKey(context.UserId, context.ProjectId, path);
                        return await FinishAsync(call, new Box<JournalledFile>(new JournalledFile(path, facts)), JsonColumn.Write(facts), key, usage);
                    case ProviderAnswer<MadeFile>.Waiting waiting:
                        return await WaitAsync<JournalledFile>(call, waiting.TaskId, waiting.LookAgainAfter);
                    default:
                        throw new InvalidOperationException("Unknown answer.");
                }
            },
            cancellationToken);

    /// <summary>How calls stand, by their hashes, in one look; those that are not named were not made yet.</summary>
    public Task<IReadOnlyDictionary<string, CallStanding>> StandingAsync(StepContext context, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        rows.StandingAsync(context, hashes, cancellationToken);

    /// <summary>Writes down what a step was told of and did not come to, so that whoever goes on with it looks at once.</summary>
    internal Task LeaveAsync(IReadOnlyList<ProviderCall> told) => rows.LookSoonAsync(told);

    private async Task<JournalAnswer<T>> OnceAsync<T>(
        StepContext context, CallRequest request, ProviderCall? task,
        Func<ProviderCall?, ProviderCall?, CancellationToken, Task<Box<T>?>> recall,
        Func<CallSlip, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make,
        CancellationToken cancellationToken)
    {
        // Two lines with the same words ask for the same call at once: the second waits and finds the first one's answer.
        using var turn = await _inFlight.TakeAsync($"{context.UserId}/{request.Hash}", cancellationToken);
        var (known, open) = task is { TaskId: not null } ? (null, task) : await rows.FindAsync(context, request.Hash, cancellationToken);
        if (await recall(known, open, cancellationToken) is { } answer)
            return new JournalAnswer<T>.Ready(answer.Value, IsRepeat: true);
        while (true)
        {
            var (call, wait) = await BeginAsync(context, request, open, cancellationToken);
            if (wait is { } later)
                return new JournalAnswer<T>.Waiting(later);
            try
            {
                return await MakeAsync(context, request, call, make, cancellationToken);
            }
            catch (FaultException fault) when (fault.IsTransient && fault.RetryAfter <= Patience && !fault.MayHaveHappened)
            {
                if (await rows.CountFailedAsync(context, request.Hash, cancellationToken) % MostTries == 0)
                    throw;
                EngineTelemetry.CallRetried(request.Capability, request.Provider);
                await Task.Delay(fault.RetryAfter.Value, clock, cancellationToken);
                (_, open) = await rows.FindAsync(context, request.Hash, cancellationToken);
            }
        }
    }

    private async Task<JournalAnswer<T>> MakeAsync<T>(
        StepContext context, CallRequest request, ProviderCall call,
        Func<CallSlip, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make, CancellationToken cancellationToken)
    {
        var slip = new CallSlip(
            Path.Combine(context.Scratch, request.Hash), call.TaskId, request.CallsBack ? callbacks.AddressOf(call.Id) : null, call.StartedAt);
        using var span = EngineTelemetry.Call(request.Capability, request.Provider, request.Model);
        try
        {
            return await make(slip, call, cancellationToken);
        }
        catch (FaultException late) when (late.MayHaveHappened && call.TaskId is not null)
        {
            // The task is there and may be paid for: whoever tries again looks at it, and begins no other.
            await rows.LookAgainAsync(call);
            throw;
        }
        catch (FaultException lost) when (lost.MayHaveHappened && slip.CallBack is not null)
        {
            return new JournalAnswer<T>.Waiting(Listening);
        }
        catch (OperationCanceledException) when (request.CallsBack && call.TaskId is null)
        {
            // A call that becomes a task is stopped only before it is sent; one that was sent ends as answered, or as one whose answer was lost.
            await rows.EndAsync(call, CallState.Failed, "Stopped before it was sent.");
            throw;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var state = fault is FaultException { MayHaveHappened: true } ? CallState.Lost : CallState.Failed;
            span?.SetStatus(ActivityStatusCode.Error);
            await rows.EndAsync(call, state, fault.Message);
            EngineTelemetry.CallEnded(call.Capability, call.Provider, state, clock.GetUtcNow() - call.StartedAt);
            if (fault is FaultException known && known.Problem.Type == Problems.KeyRefused("").Type)
                await keys.RejectAsync(context.UserId, request.Provider, CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// Goes on with a call that a crash or a wait left open for this step, or writes a new one down before it is sent; or says how long
    /// to wait: until a task is to be looked at, or because the provider may still call back about a call whose answer was lost.
    /// </summary>
    private async Task<(ProviderCall Call, TimeSpan? Wait)> BeginAsync(
        StepContext context, CallRequest request, ProviderCall? open, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (open is { TaskId: not null } || (open is not null && !request.CallsBack))
            return (open, open.LookAt - now is { } rest && rest > TimeSpan.Zero ? rest : null);
        if (open is not null && callbacks.AddressOf(open.Id) is not null && now - open.StartedAt < Hearing)
            return (open, Listening);
        var call = new ProviderCall
        {
            Id = Ids.New(clock),
            UserId = context.UserId,
            ProjectId = context.ProjectId,
            ProductionId = context.ProductionId,
            StepId = context.StepId,
            Capability = request.Capability,
            Provider = request.Provider,
            Model = request.Model,
            RequestHash = request.Hash,
            StartedAt = now,
        };
        await rows.BeginAsync(call, givenUp: open, cancellationToken);
        return (call, null);
    }

    private async Task<Box<JournalledFile>?> FindAsync(StepContext context, ProviderCall known, string assetPath, CancellationToken cancellationToken)
    {
        if (known.ResultKey is not { } key || await storage.FetchAsync(key, cancellationToken) is not { } stored)
            return null;
        var facts = JsonColumn.Read<FileFacts>(known.Result!);
        var path = assetPath + Path.GetExtension(key);
        if (key != StorageLayout.ProjectKey(context.UserId, context.ProjectId, path) || !await shelf.HasAsync(context.ProjectId, path, cancellationToken))
        {
            var copy = Path.Combine(context.Scratch, Path.GetFileName(path));
            File.Copy(stored, copy, overwrite: true);
            await context.PutAsync(shelf, path, copy, facts.DurationSeconds > 0 ? facts.DurationSeconds : null, cancellationToken);
        }

        return new Box<JournalledFile>(new JournalledFile(path, facts));
    }

    /// <summary>
    /// A file that stands under its own content address is the answer, whoever put it there: a package that was imported,
    /// or a run that was killed between storing it and writing so down; then the call it left open is finished now.
    /// </summary>
    private async Task<Box<JournalledFile>?> AdoptAsync(
        StepContext context, CallRequest request, ProviderCall? open, string assetPath, CheckFile check, CancellationToken cancellationToken)
    {
        if (!assetPath.Contains(request.Hash, StringComparison.Ordinal)
            || await shelf.FindAsync(context.ProjectId, assetPath + ".", cancellationToken) is not { } asset || !await shelf.IsSoundAsync(asset, cancellationToken))
        {
            return null;
        }

        var (_, facts) = await check(new MadeFile(await context.FetchAsync(shelf, asset.Path, cancellationToken), asset.ContentType), cancellationToken);
        if (open is not null)
        {
            (open.State, open.Result, open.FinishedAt) = (CallState.Finished, JsonColumn.Write(facts), clock.GetUtcNow());
            open.ResultKey = StorageLayout.ProjectKey(context.UserId, context.ProjectId, asset.Path);
            await rows.FinishAsync(open);
        }

        return new Box<JournalledFile>(new JournalledFile(asset.Path, facts));
    }

    private async Task<JournalAnswer<T>> FinishAsync<T>(ProviderCall call, Box<T> value, string result, string? key, Usage usage)
    {
        (call.State, call.Result, call.ResultKey, call.FinishedAt) = (CallState.Finished, result, key, clock.GetUtcNow());
        (call.Unit, call.Quantity, call.EstimatedCost) = (usage.Unit, usage.Quantity, usage.EstimatedCost);
        await rows.FinishAsync(call);
        EngineTelemetry.CallEnded(call.Capability, call.Provider, call.State, clock.GetUtcNow() - call.StartedAt);
        return new JournalAnswer<T>.Ready(value.Value, IsRepeat: false);
    }

    private async Task<JournalAnswer<T>> WaitAsync<T>(ProviderCall call, string taskId, TimeSpan lookAgainAfter)
    {
        var lookAt = clock.GetUtcNow() + lookAgainAfter;
        await rows.WaitAsync(call, taskId, lookAt);
        (call.State, call.TaskId, call.LookAt) = (CallState.Waiting, taskId, lookAt);
        return new JournalAnswer<T>.Waiting(lookAgainAfter) { Task = call };
    }

    private sealed record Box<T>(T Value);
}
