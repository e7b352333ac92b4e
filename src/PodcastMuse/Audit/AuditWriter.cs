using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Audit;

/// <summary>
/// Writes audit entries behind the requests' backs, many at a time. A normal stop writes all that is noted; if the database does not
/// take them by then, they go to the process log instead, as does an entry that it cannot hold. When more are noted than it can write,
/// requests wait for it, but only a moment; then their entries go to the process log too: nothing is dropped, and nobody is held up for long.
/// </summary>
public sealed class AuditWriter(IDbContextFactory<MuseDbContext> database, TimeProvider clock, ILogger<AuditWriter> log) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long a request waits for room: longer than many batches take, shorter than a client's patience.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<AuditEntry> _noted = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public ValueTask NoteAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        _noted.Writer.TryWrite(entry) ? ValueTask.CompletedTask : NoteLateAsync(entry, cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _noted.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async ValueTask NoteLateAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await _noted.Writer.WriteAsync(entry, either.Token);
        }
        catch (Exception full) when (full is OperationCanceledException or ChannelClosedException)
        {
            Tell(entry);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<AuditEntry>(MostAtOnce);
        while (await _noted.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _noted.Reader.TryRead(out var entry))
                batch.Add(entry);
            await WriteAsync(batch, stoppingToken);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<AuditEntry> batch, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await using var db = await database.CreateDbContextAsync(CancellationToken.None);
                await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
                await BatchOf(batch).SendAsync(db, CancellationToken.None);
                await transaction.CommitAsync(CancellationToken.None);
                return;
            }
            catch (Exception fault) when (DatabaseOutage.IsOfValues(fault))
            {
                // One bad entry must not hold up the others for ever.
                if (batch.Count == 1)
                    break;
                await WriteAsync(batch[..(batch.Count / 2)], stoppingToken);
                await WriteAsync(batch[(batch.Count / 2)..], stoppingToken);
                return;
            }
            catch (Exception fault)
            {
                AuditLog.WriteFailed(log, fault, batch.Count);
                if (stoppingToken.IsCancellationRequested)
                    break;
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }

        batch.ForEach(Tell);
    }

    private void Tell(AuditEntry entry) =>
        AuditLog.Unwritten(log, entry.Time, entry.UserId, entry.Action, entry.Resource, entry.Status, entry.TraceId);

    /// <summary>A commit whose answer was lost may have been one, and then the second try finds its rows there.</summary>
    private static StatementBatch BatchOf(List<AuditEntry> entries)
    {
        var batch = new StatementBatch();
        batch.AddManyRows(
            "INSERT INTO audit_log (id, user_id, action, resource, status, address, time, trace_id) VALUES",
            [.. entries.Select(e => new object?[] { e.Id, e.UserId, e.Action, e.Resource, e.Status, e.Address, e.Time, e.TraceId })],
            " ON CONFLICT (id) DO NOTHING");
        return batch;
    }
}
