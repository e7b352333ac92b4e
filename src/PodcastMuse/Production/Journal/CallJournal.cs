using Microsoft.EntityFrameworkCore;
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
    IDbContextFactory<MuseDbContext> database, AssetShelf shelf, IFileStorage storage, IProviderKeys keys, Callbacks callbacks, TimeProvider clock)
{
    /// <summary>How often a call is sent within one turn of a step when the other side says that another try may do better at once.</summary>
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
            (known, _) => Task.FromResult(known?.Result is { } json ? new Box<T>(JsonColumn.Read<T>(json)) : null),
            async (slip, call, token) => await send(slip, token) switch
            {
                ProviderAnswer<T>.Finished(var value, var usage) => Finish(call, new Box<T>(value), JsonColumn.Write(value), null, usage),
                ProviderAnswer<T>.Waiting waiting => Wait<T>(call, waiting.TaskId, waiting.LookAgainAfter),
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
        OnceAsync<JournalledFile>(
            context,
            request,
            (known, token) => known is null ? AdoptAsync(context, request, assetPath, check, token) : FindAsync(context, known, assetPath, token),
            async (slip, call, token) =>
            {
                switch (await send(slip, token))
                {
                    case ProviderAnswer<MadeFile>.Finished(var made, var usage):
                        var (local, facts) = await check(made, token);
                        var path = assetPath + Path.GetExtension(local);
                        await context.PutAsync(shelf, path, local, facts.DurationSeconds > 0 ? facts.DurationSeconds : null, token);
                        var key = StorageLayout.ProjectKey(context.UserId, context.ProjectId, path);
                        return Finish(call, new Box<JournalledFile>(new JournalledFile(path, facts)), JsonColumn.Write(facts), key, usage);
                    case ProviderAnswer<MadeFile>.Waiting waiting:
                        return Wait<JournalledFile>(call, waiting.TaskId, waiting.LookAgainAfter);
                    default:
                        throw new InvalidOperationException("Unknown answer.");
                }
            },
            cancellationToken);

    /// <summary>How calls stand, by their hashes, in one look; those that are not named were not made yet.</summary>
    public async Task<IReadOnlyDictionary<string, CallStanding>> StandingAsync(StepContext context, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var calls = await db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.UserId == context.UserId && hashes.Contains(c.RequestHash))
            .Where(c => c.State == CallState.Finished || (c.StepId == context.StepId && c.State == CallState.Waiting))
            .Select(c => new { c.RequestHash, c.State, c.LookAt }).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return calls.GroupBy(c => c.RequestHash).ToDictionary(
            group => group.Key,
            group => group.Any(c => c.State == CallState.Finished)
                ? new CallStanding(IsFinished: true, TimeSpan.Zero)
                : new CallStanding(IsFinished: false, group.Max(c => c.LookAt - now) ?? TimeSpan.Zero));
    }

    private async Task<JournalAnswer<T>> OnceAsync<T>(
        StepContext context, CallRequest request,
        Func<ProviderCall?, CancellationToken, Task<Box<T>?>> recall,
        Func<CallSlip, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make,
        CancellationToken cancellationToken)
    {
        // Two lines with the same words ask for the same call at once: the second waits and finds the first one's answer.
        using var turn = await _inFlight.TakeAsync($"{context.UserId}/{request.Hash}", cancellationToken);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.UserId == context.UserId && c.RequestHash == request.Hash && c.State == CallState.Finished)
            .OrderByDescending(c => c.FinishedAt).FirstOrDefaultAsync(cancellationToken);
        if (await recall(known, cancellationToken) is { } answer)
            return new JournalAnswer<T>.Ready(answer.Value, IsRepeat: true);
        for (var tries = 1; ; tries++)
        {
            var (call, wait) = await BeginAsync(db, context, request, cancellationToken);
            if (wait is { } later)
                return new JournalAnswer<T>.Waiting(later);
            try
            {
                return await MakeAsync(db, context, request, call, make, cancellationToken);
            }
            catch (FaultException fault) when (fault.IsTransient && fault.RetryAfter <= Patience && tries < MostTries)
            {
                await Task.Delay(fault.RetryAfter.Value, clock, cancellationToken);
            }
        }
    }

    private async Task<JournalAnswer<T>> MakeAsync<T>(
        MuseDbContext db, StepContext context, CallRequest request, ProviderCall call,
        Func<CallSlip, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make, CancellationToken cancellationToken)
    {
        var slip = new CallSlip(
            Path.Combine(context.Scratch, request.Hash), call.TaskId, request.CallsBack ? callbacks.AddressOf(call.Id) : null, call.StartedAt);
        try
        {
            var answer = await make(slip, call, cancellationToken);
            // What was bought is written down even while the host stops.
            await db.SaveChangesAsync(CancellationToken.None);
            return answer;
        }
        catch (FaultException lost) when (lost.MayHaveHappened && slip.CallBack is not null)
        {
            return new JournalAnswer<T>.Waiting(Listening);
        }
        catch (OperationCanceledException) when (request.CallsBack && call.TaskId is null)
        {
            // A call that becomes a task is stopped only before it is sent.
            (call.State, call.Error) = (CallState.Failed, "Stopped before it was sent.");
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            (call.State, call.Error) = (fault is FaultException { MayHaveHappened: true } ? CallState.Lost : CallState.Failed, fault.Message);
            await db.SaveChangesAsync(CancellationToken.None);
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
        MuseDbContext db, StepContext context, CallRequest request, CancellationToken cancellationToken)
    {
        var open = await db.Set<ProviderCall>()
            .Where(c => c.StepId == context.StepId && c.RequestHash == request.Hash && (c.State == CallState.Started || c.State == CallState.Waiting))
            .FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (open is { TaskId: not null } || (open is not null && !request.CallsBack))
            return (open, open.LookAt - now is { } rest && rest > TimeSpan.Zero ? rest : null);
        if (open is not null && callbacks.AddressOf(open.Id) is not null && now - open.StartedAt < Hearing)
            return (open, Listening);
        if (open is not null)
            open.State = CallState.Lost;
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
        db.Add(call);
        await db.SaveChangesAsync(cancellationToken);
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
    /// or a run that was killed between storing it and writing so down.
    /// </summary>
    private async Task<Box<JournalledFile>?> AdoptAsync(
        StepContext context, CallRequest request, string assetPath, CheckFile check, CancellationToken cancellationToken)
    {
        if (!assetPath.Contains(request.Hash, StringComparison.Ordinal)
            || await shelf.FindAsync(context.ProjectId, assetPath + ".", cancellationToken) is not { } asset || !await shelf.IsSoundAsync(asset, cancellationToken))
        {
            return null;
        }

        var (_, facts) = await check(new MadeFile(await context.FetchAsync(shelf, asset.Path, cancellationToken), asset.ContentType), cancellationToken);
        return new Box<JournalledFile>(new JournalledFile(asset.Path, facts));
    }

    private JournalAnswer<T> Finish<T>(ProviderCall call, Box<T> value, string result, string? key, Usage usage)
    {
        (call.State, call.Result, call.ResultKey, call.FinishedAt) = (CallState.Finished, result, key, clock.GetUtcNow());
        (call.Unit, call.Quantity, call.EstimatedCost) = (usage.Unit, usage.Quantity, usage.EstimatedCost);
        return new JournalAnswer<T>.Ready(value.Value, IsRepeat: false);
    }

    private JournalAnswer<T>.Waiting Wait<T>(ProviderCall call, string taskId, TimeSpan lookAgainAfter)
    {
        (call.State, call.TaskId, call.LookAt) = (CallState.Waiting, taskId, clock.GetUtcNow() + lookAgainAfter);
        return new JournalAnswer<T>.Waiting(lookAgainAfter);
    }

    private sealed record Box<T>(T Value);
}
