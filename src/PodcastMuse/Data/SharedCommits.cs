using Microsoft.EntityFrameworkCore;

namespace PodcastMuse.Data;

/// <summary>
/// Writes what many want to write at the same moment in one transaction, since each commit costs a write to disk. Each hears when its own
/// is durable, or why it is not; what one of them asks in vain is nobody else's fault.
/// </summary>
public sealed class SharedCommits
{
    /// <summary>Of one transaction: few enough that nobody waits long for the others.</summary>
    private const int Most = 100;

    private readonly IDbContextFactory<MuseDbContext> _database;
    private readonly GroupWork<Action<StatementBatch>, bool> _writes;

    public SharedCommits(IDbContextFactory<MuseDbContext> database)
    {
        _database = database;
        _writes = new GroupWork<Action<StatementBatch>, bool>(WriteAsync, Most);
    }

    /// <summary>Returns once it is committed. What was handed in is written, whatever becomes of the caller.</summary>
    public Task WriteAsync(Action<StatementBatch> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _writes.DoAsync(write);
    }

    private async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<Action<StatementBatch>> writes)
    {
        await using var db = await _database.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var batch = new StatementBatch();
        foreach (var write in writes)
            write(batch);
        await batch.SendAsync(db, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return [.. writes.Select(_ => true)];
    }
}
