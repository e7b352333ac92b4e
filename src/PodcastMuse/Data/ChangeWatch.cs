using System.Buffers;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PodcastMuse.Data;

/// <summary>
/// Notices every statement that writes accounts or projects, whoever wrote it, and stamps the ids it names once it is committed. A statement
/// that names none stamps everything. So nobody who writes has to think of copies.
/// </summary>
public sealed class ChangeWatch(ChangeStamps stamps, IChangeBus bus) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly SearchValues<string> Writes = SearchValues.Create(
        [.. from verb in new[] { "UPDATE", "INSERT INTO", "DELETE FROM" } from table in new[] { "users", "projects" } from name in new[] { table, $"\"{table}\"" } select $"{verb} {name}"],
        StringComparison.Ordinal);

    private readonly ConditionalWeakTable<DbTransaction, List<Guid[]>> _uncommitted = [];

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_uncommitted.TryGetValue(transaction, out var changes))
        {
            _uncommitted.Remove(transaction);
            foreach (var change in changes)
                Tell(change);
        }

        return Task.CompletedTask;
    }

    private void Note(DbCommand command)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) || !command.CommandText.AsSpan().ContainsAny(Writes))
            return;
        var named = command.Parameters.Cast<DbParameter>().Select(p => IdOf(p.Value)).OfType<Guid>().Distinct().ToArray();
        if (command.Transaction is { } transaction)
            _uncommitted.GetValue(transaction, static _ => []).Add(named);
        else
            Tell(named);
    }

    private void Tell(Guid[] ids)
    {
        stamps.Touch(ids);
        bus.Publish(ids);
    }

    /// <summary>SQLite keeps ids as text.</summary>
    private static Guid? IdOf(object? value) => value switch
    {
        Guid id => id,
        string { Length: 36 } text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => null,
    };
}
