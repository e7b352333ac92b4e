using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Progress;

/// <summary>
/// Tells listeners what happens to a project. Events are rows first, in the transaction that they tell of, and messages second: a
/// listener replays what it missed from the table. A slow listener loses the oldest messages, never holds up the work.
/// </summary>
public sealed class ProgressFeed(IDbContextFactory<MuseDbContext> database, IProgressBus bus)
{
    private const int BufferedPerListener = 256;

    private readonly ConcurrentDictionary<Guid, Channel<ProgressEvent>[]> _listeners = new();

    /// <summary>How many projects somebody listens to.</summary>
    internal int Followed => _listeners.Count;

    /// <summary>
    /// Adds the rows of events to a batch. Their numbers go on from the project's last one without a gap, which holds because whoever
    /// takes numbers holds the row of the project's production until they are committed.
    /// </summary>
    public static void Write(StatementBatch batch, IReadOnlyList<ProgressEvent> events)
    {
        if (events.Count > 0)
        {
            batch.AddRows(
                "INSERT INTO progress_events (project_id, seq, user_id, production_id, type, step, status, progress, message, said, time) VALUES",
                events.Select(e => new object?[] { e.ProjectId, e.Seq, e.UserId, e.ProductionId, e.Type, e.Step, e.Status, e.Progress, e.Message, e.Said, e.Time }));
        }
    }

    /// <summary>Tells listeners on every node what was written and is committed.</summary>
    public void Tell(IReadOnlyList<ProgressEvent> events)
    {
        if (events.Count == 0)
            return;
        Deliver(events);
        bus.Publish(events);
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
        _listeners.AddOrUpdate(projectId, _ => [channel], (_, others) => [.. others, channel]);
        return channel;
    }

    private void Remove(Guid projectId, Channel<ProgressEvent> channel)
    {
        channel.Writer.TryComplete();
        while (_listeners.TryGetValue(projectId, out var all))
        {
            Channel<ProgressEvent>[] others = [.. all.Where(c => c != channel)];
            if (others.Length > 0 ? _listeners.TryUpdate(projectId, others, all) : _listeners.TryRemove(KeyValuePair.Create(projectId, all)))
                return;
        }
    }

    private void Deliver(IReadOnlyList<ProgressEvent> events)
    {
        if (!_listeners.TryGetValue(events[0].ProjectId, out var channels))
            return;
        foreach (var channel in channels)
        {
            foreach (var happened in events)
                channel.Writer.TryWrite(happened);
        }
    }
}
