using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Production.Journal;

/// <summary>The journal's rows as they are written and found. Every change is durable when its task ends.</summary>
public sealed class CallRows(IDbContextFactory<MuseDbContext> database, SharedCommits commits, TimeProvider clock)
{
    // Asked for every call that is begun or looked at, so it is compiled once: for this host, since a compiled query belongs to one database's model.
    private readonly Func<MuseDbContext, Guid, string, Guid, IAsyncEnumerable<ProviderCall>> _find = EF.CompileAsyncQuery(
        (MuseDbContext db, Guid userId, string hash, Guid stepId) => db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.UserId == userId && c.RequestHash == hash)
            .Where(c => c.State == CallState.Finished || (c.StepId == stepId && (c.State == CallState.Started || c.State == CallState.Waiting))));

    /// <summary>The newest finished call with this hash, whichever step made it; and the one that a crash or a wait left open for this step.</summary>
    internal async Task<(ProviderCall? Known, ProviderCall? Open)> FindAsync(StepContext context, string hash, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await _find(db, context.UserId, hash, context.StepId).ToListAsync(cancellationToken);
        return (rows.Where(c => c.State == CallState.Finished).MaxBy(c => c.FinishedAt), rows.Find(c => c.State != CallState.Finished));
    }

    /// <summary>How calls stand, by their hashes, in one look; those that are not named were not made yet.</summary>
    internal async Task<IReadOnlyDictionary<string, CallStanding>> StandingAsync(StepContext context, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var calls = await db.Set<ProviderCall>().AsNoTracking()
            .Where(c => c.UserId == context.UserId && hashes.Contains(c.RequestHash))
            .Where(c => c.State == CallState.Finished || (c.StepId == context.StepId && c.State == CallState.Waiting))
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return calls.GroupBy(c => c.RequestHash).ToDictionary(
            group => group.Key,
            group => group.FirstOrDefault(c => c.State == CallState.Finished) is { } finished
                ? new CallStanding(finished, TimeSpan.Zero)
                : new CallStanding(group.MaxBy(c => c.LookAt)!, group.Max(c => c.LookAt - now) ?? TimeSpan.Zero));
    }

    /// <summary>Counted in the journal and not in a turn: a call that becomes a task ends in another turn than it began in.</summary>
    internal async Task<int> CountFailedAsync(StepContext context, string hash, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProviderCall>().CountAsync(c => c.StepId == context.StepId && c.RequestHash == hash && c.State == CallState.Failed, cancellationToken);
    }

    /// <summary>Writes a call down before it is sent; <paramref name="givenUp"/> is what stood in its place.</summary>
    internal Task BeginAsync(ProviderCall call, ProviderCall? givenUp, CancellationToken cancellationToken) => commits.WriteAsync(
        batch =>
        {
            if (givenUp is not null)
                batch.Add($"UPDATE provider_calls SET state = {CallState.Lost} WHERE id = {givenUp.Id}");
            batch.Add(
                $"""
                INSERT INTO provider_calls (id, user_id, project_id, production_id, step_id, capability, provider, model, request_hash, state, quantity, estimated_cost, started_at)
                VALUES ({call.Id}, {call.UserId}, {call.ProjectId}, {call.ProductionId}, {call.StepId}, {call.Capability}, {call.Provider}, {call.Model}, {call.RequestHash},
                    {call.State}, {call.Quantity}, {call.EstimatedCost}, {call.StartedAt})
                """);
        },
        cancellationToken);

    /// <summary>Notes a task and when to look at it; where the provider called back meanwhile, it stays due.</summary>
    internal Task WaitAsync(ProviderCall call, string taskId, DateTimeOffset lookAt) => commits.WriteAsync(
        batch =>
        {
            if (call.State == CallState.Started)
                batch.Add($"UPDATE provider_calls SET state = {CallState.Waiting}, task_id = {taskId}, look_at = {lookAt} WHERE id = {call.Id} AND state = {CallState.Started}");
            else if (call.LookAt is { } expected)
                batch.Add($"UPDATE provider_calls SET look_at = {lookAt} WHERE id = {call.Id} AND look_at = {expected}");
            else
                batch.Add($"UPDATE provider_calls SET look_at = {lookAt} WHERE id = {call.Id}");
        },
        CancellationToken.None);

    /// <summary>What was bought is written down even while the host stops.</summary>
    internal Task FinishAsync(ProviderCall call) => commits.WriteAsync(
        batch => batch.Add(
            $"""
            UPDATE provider_calls SET state = {call.State}, result = {call.Result}, result_key = {call.ResultKey}, finished_at = {call.FinishedAt},
                unit = {call.Unit}, quantity = {call.Quantity}, estimated_cost = {call.EstimatedCost} WHERE id = {call.Id}
            """),
        CancellationToken.None);

    internal Task EndAsync(ProviderCall call, string state, string error) => commits.WriteAsync(
        batch => batch.Add($"UPDATE provider_calls SET state = {state}, error = {error} WHERE id = {call.Id}"), CancellationToken.None);

    /// <summary>The task is to be looked at by whoever tries again.</summary>
    internal Task LookAgainAsync(ProviderCall call) => commits.WriteAsync(
        batch => batch.Add($"UPDATE provider_calls SET look_at = NULL WHERE id = {call.Id}"), CancellationToken.None);

    /// <summary>Tasks that were told to be done are to be looked at by whoever goes on with the step.</summary>
    internal Task LookSoonAsync(IReadOnlyList<ProviderCall> told) => told.Count == 0
        ? Task.CompletedTask
        : commits.WriteAsync(
            batch => batch.Add($"UPDATE provider_calls SET look_at = NULL WHERE id IN ({told.Select(call => call.Id)}) AND state = {CallState.Waiting}"),
            CancellationToken.None);
}
