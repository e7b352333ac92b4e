using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Progress;

/// <summary>
/// Tells listeners what happens to a project. Events are rows first and messages second: a listener replays what it missed
/// from the table. Publishing is per project in order; a slow listener loses the oldest messages, never holds up the work.
/// </summary>
public sealed class ProgressFeed(IDbContextFactory<MuseDbContext> database, IProgressBus bus, TimeProvider clock)
{
    private const int BufferedPerListener = 256;

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<ProgressEvent>, byte>> _listeners = new();
    private readonly KeyedLock<Guid> _order = new();

    public async Task PublishAsync(
        Guid userId, Guid projectId, Guid productionId, string type, string? step, string? status, int progress, Phrase message,
        CancellationToken cancellationToken)
    {
        using var order = await _order.TakeAsync(projectId, cancellationToken);
        var now = Moment.Now(clock);
        var seq = await StoreAsync(userId, projectId, productionId, type, step, status, progress, message, now.UtcDateTime, cancellationToken);
        var published = new ProgressEvent
        {
            UserId = userId,
            ProjectId = projectId,
            ProductionId = productionId,
            Seq = seq,
            Type = type,
            Step = step,
            Status = status,
            Progress = progress,
            Message = message.Words,
            Said = message.SaidAsJson,
            Time = now,
        };
        Deliver(published);
        bus.Publish(published);
    }

    /// <summary>Live events of a project that this process publishes from now on, until the token is cancelled.</summary>
    public IAsyncEnumerable<ProgressEvent> ListenAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var channel = Add(projectId);
        cancellationToken.Register(() => Remove(projectId, channel));
        return channel.Reader.ReadAllAsync(CancellationToken.None);
    }

    /// <summary>Live events of a project from every node, from now on until disposed of. Some may be missing, doubled or out of order.</summary>
    public async Task<ProgressInbox> OpenAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var channel = Add(projectId);
        try
        {
            var subscription = await bus.SubscribeAsync(projectId, published => channel.Writer.TryWrite(published), cancellationToken);
            return new ProgressInbox(channel.Reader, subscription, () => Remove(projectId, channel));
        }
        catch
        {
            Remove(projectId, channel);
            throw;
        }
    }

    /// <summary>The events after one, in order, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<ProgressEvent>> ReadAsync(Guid projectId, long after, int most, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProgressEvent>().AsNoTracking().Where(e => e.ProjectId == projectId && e.Seq > after)
            .OrderBy(e => e.Seq).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>The newest event of a project; null when nothing happened yet.</summary>
    public async Task<ProgressEvent?> LastAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProgressEvent>().AsNoTracking().Where(e => e.ProjectId == projectId)
            .OrderByDescending(e => e.Seq).FirstOrDefaultAsync(cancellationToken);
    }

    private Channel<ProgressEvent> Add(Guid projectId)
    {
        var channel = Channel.CreateBounded<ProgressEvent>(
            new BoundedChannelOptions(BufferedPerListener) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners.GetOrAdd(projectId, _ => new())[channel] = 0;
        return channel;
    }

    private void Remove(Guid projectId, Channel<ProgressEvent> channel)
    {
        channel.Writer.TryComplete();
        if (_listeners.TryGetValue(projectId, out var channels))
            channels.TryRemove(channel, out _);
    }

    private void Deliver(ProgressEvent published)
    {
        if (!_listeners.TryGetValue(published.ProjectId, out var channels))
            return;
        foreach (var channel in channels.Keys)
            channel.Writer.TryWrite(published);
    }

    /// <summary>
    /// Takes the next number and writes the row in one statement. Who meets the same number on another node waits for it to be
    /// committed, writes nothing, and takes the next: so numbers appear in order, without gaps.
    /// </summary>
    private async Task<long> StoreAsync(
        Guid userId, Guid projectId, Guid productionId, string type, string? step, string? status, int progress, Phrase message, DateTime now,
        CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var taken = await db.Database.SqlQuery<long>(
                $"""
                INSERT INTO progress_events (project_id, user_id, production_id, type, step, status, progress, message, said, time, seq)
                SELECT {projectId}, {userId}, {productionId}, {type}, NULLIF({step ?? ""}, ''), NULLIF({status ?? ""}, ''), {progress}, {message.Words}, NULLIF({message.SaidAsJson ?? ""}, ''), {now},
                    COALESCE(MAX(seq), 0) + 1
                FROM progress_events WHERE project_id = {projectId}
                ON CONFLICT DO NOTHING
                RETURNING seq AS "Value"
                """).ToListAsync(cancellationToken);
            if (taken.Count > 0)
                return taken[0];
        }
    }
}
