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
public sealed class CallJournal(IDbContextFactory<MuseDbContext> database, AssetShelf shelf, IFileStorage storage, TimeProvider clock)
{
    private readonly KeyedLock<string> _inFlight = new();

    /// <summary>A call whose answer is a value kept as JSON.</summary>
    public Task<JournalAnswer<T>> ValueAsync<T>(
        StepContext context, CallRequest request, Func<CancellationToken, Task<ProviderAnswer<T>>> send, CancellationToken cancellationToken) =>
        OnceAsync<T>(
            context,
            request,
            (known, _) => Task.FromResult(known?.Result is { } json ? new Box<T>(JsonColumn.Read<T>(json)) : null),
            async (_, call, token) => await send(token) switch
            {
                ProviderAnswer<T>.Finished(var value, var usage) => Finish(call, new Box<T>(value), JsonColumn.Write(value), null, usage),
                ProviderAnswer<T>.Waiting waiting => Wait<T>(call, waiting.TaskId, waiting.LookAgainAfter),
                _ => throw new InvalidOperationException("Unknown answer."),
            },
            cancellationToken);

    /// <summary>
    /// A call whose answer is a file. It is stored as <paramref name="assetPath"/> (without extension; the checked file's is added).
    /// <paramref name="send"/> gets the task to look at (null to begin) and a path without extension to write to.
    /// </summary>
    public Task<JournalAnswer<JournalledFile>> FileAsync(
        StepContext context, CallRequest request, string assetPath,
        Func<string?, string, CancellationToken, Task<ProviderAnswer<MadeFile>>> send, CheckFile check, CancellationToken cancellationToken) =>
        OnceAsync<JournalledFile>(
            context,
            request,
            (known, token) => known is null ? AdoptAsync(context, request, assetPath, check, token) : FindAsync(context, known, assetPath, token),
            async (taskId, call, token) =>
            {
                switch (await send(taskId, Path.Combine(context.Scratch, request.Hash), token))
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

    private async Task<JournalAnswer<T>> OnceAsync<T>(
        StepContext context, CallRequest request,
        Func<ProviderCall?, CancellationToken, Task<Box<T>?>> recall,
        Func<string?, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make,
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
        return await MakeAsync(db, await BeginAsync(db, context, request, cancellationToken), make, cancellationToken);
    }

    private static async Task<JournalAnswer<T>> MakeAsync<T>(
        MuseDbContext db, ProviderCall call, Func<string?, ProviderCall, CancellationToken, Task<JournalAnswer<T>>> make, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await make(call.TaskId, call, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return answer;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            (call.State, call.Error) = (CallState.Failed, fault.Message);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Goes on with a call that a crash or a wait left open for this step, or writes a new one down before it is sent.</summary>
    private async Task<ProviderCall> BeginAsync(MuseDbContext db, StepContext context, CallRequest request, CancellationToken cancellationToken)
    {
        var open = await db.Set<ProviderCall>()
            .Where(c => c.StepId == context.StepId && c.RequestHash == request.Hash && (c.State == CallState.Started || c.State == CallState.Waiting))
            .FirstOrDefaultAsync(cancellationToken);
        if (open is not null)
            return open;
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
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        return call;
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

    private static JournalAnswer<T>.Waiting Wait<T>(ProviderCall call, string taskId, TimeSpan lookAgainAfter)
    {
        (call.State, call.TaskId) = (CallState.Waiting, taskId);
        return new JournalAnswer<T>.Waiting(lookAgainAfter);
    }

    private sealed record Box<T>(T Value);
}
