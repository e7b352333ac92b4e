using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PodcastMuse.Sqlite;

/// <summary>
/// SQLite lets one write at a time; whoever comes meanwhile is refused, and the driver then sleeps 150 ms on its thread before it asks again.
/// So the writers of this process wait for each other here, in turn and without a thread. A turn is taken before a transaction or a lone
/// writing statement begins, and left when its connection closes, which either does at its end.
/// </summary>
internal sealed class WriteTurns : DbCommandInterceptor, IDbTransactionInterceptor, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<DbConnection, bool> _holders = new(ReferenceEqualityComparer.Instance);

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await TakeAsync(connection, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Writes(eventData))
            await TakeAsync(command.Connection!, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Writes(eventData))
            await TakeAsync(command.Connection!, cancellationToken);
        return result;
    }

    public void Dispose() => _turn.Dispose();

    private static bool Writes(CommandEventData statement) =>
        statement.CommandSource is CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    private async Task TakeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_holders.ContainsKey(connection))
            return;
        await _turn.WaitAsync(cancellationToken);
        _holders[connection] = true;
        // Asked of the connection itself: EF Core tells nothing of one that it closes because somebody gave up.
        connection.StateChange += Leave;
    }

    private void Leave(object sender, StateChangeEventArgs change)
    {
        var connection = (DbConnection)sender;
        if (change.CurrentState != ConnectionState.Closed || !_holders.TryRemove(connection, out _))
            return;
        connection.StateChange -= Leave;
        _turn.Release();
    }
}
