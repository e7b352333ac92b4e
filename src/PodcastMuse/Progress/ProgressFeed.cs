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
public sealed class ProgressFeed(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    private const int BufferedPerListener = 256;

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<ProgressEvent>, byte>> _listeners = new();
    private readonly KeyedLock<Guid> _order = new();

    public async Task PublishAsync(
        Guid userId, Guid projectId, Guid productionId, string type, string? step, string? status, int progress, string message,
        CancellationToken cancellationToken)
    {
        using var order = await _order.TakeAsync(projectId, cancellationToken);
        var published = await StoreAsync(userId, projectId, productionId, type, step, status, progress, message, cancellationToken);
        if (!_listeners.TryGetValue(projectId, out var channels))
            return;
        foreach (var channel in channels.Keys)
            channel.Writer.TryWrite(published);
    }

    /// <summary>Live events of a project from now on, until the token is cancelled.</summary>
    public IAsyncEnumerable<ProgressEvent> ListenAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<ProgressEvent>(
            new BoundedChannelOptions(BufferedPerListener) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var channels = _listeners.GetOrAdd(projectId, _ => new());
        channels[channel] = 0;
        cancellationToken.Register(() =>
        {
            channels.TryRemove(channel, out _);
            channel.Writer.TryComplete();
        });
        return channel.Reader.ReadAllAsync(CancellationToken.None);
    }

    private async Task<ProgressEvent> StoreAsync(
        Guid userId, Guid projectId, Guid productionId, string type, string? step, string? status, int progress, string message,
        CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var last = await db.Set<ProgressEvent>().Where(e => e.ProjectId == projectId).MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0;
            var next = new ProgressEvent
            {
                UserId = userId,
                ProjectId = projectId,
                ProductionId = productionId,
                Seq = last + 1,
                Type = type,
                Step = step,
                Status = status,
                Progress = progress,
                Message = message,
                Time = clock.GetUtcNow(),
            };
            db.Add(next);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return next;
            }
            catch (DbUpdateException) when (db.Set<ProgressEvent>().Any(e => e.ProjectId == projectId && e.Seq == next.Seq))
            {
                // Another node took the number between our look and our insert: look again.
                db.ChangeTracker.Clear();
            }
        }
    }
}
