using System.Data.Common;
using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;

namespace PodcastMuse.Audit;

/// <summary>
/// Writes audit entries behind the requests' backs, many at a time. A normal stop writes all that is noted; if the database does not
/// take them by then, they go to the process log instead, as does an entry that it cannot hold. When more are noted than it can write,
/// requests wait for it: nothing is dropped.
/// </summary>
public sealed class AuditWriter(IDbContextFactory<MuseDbContext> database, TimeProvider clock, ILogger<AuditWriter> log) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<AuditEntry> _noted = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    public ValueTask NoteAsync(AuditEntry entry, CancellationToken cancellationToken) => _noted.Writer.WriteAsync(entry, cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _noted.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
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
            catch (Exception fault) when (IsOfAnEntry(fault))
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

        foreach (var entry in batch)
            AuditLog.Unwritten(log, entry.Time, entry.UserId, entry.Action, entry.Resource, entry.Status, entry.TraceId);
    }

    /// <summary>Text that is none, or data that the database refuses (SQL's class 22); anything else may pass.</summary>
    private static bool IsOfAnEntry(Exception? fault) =>
        fault is not null && (fault is EncoderFallbackException or DbException { SqlState: ['2', '2', ..] } || IsOfAnEntry(fault.InnerException));

    private static StatementBatch BatchOf(List<AuditEntry> entries)
    {
        var batch = new StatementBatch();
        batch.AddManyRows(
            "INSERT INTO audit_log (id, user_id, action, resource, status, address, time, trace_id) VALUES",
            [.. entries.Select(e => new object?[] { e.Id, e.UserId, e.Action, e.Resource, e.Status, e.Address, e.Time, e.TraceId })]);
        return batch;
    }
}
