using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>
/// Writes rows of the ledger together with the balance, in one round trip and the same SQL on every database. The account's row is
/// changed first and so held until the transaction ends: rows of one user are written one transaction after the other, which makes
/// numbers and balances chain whatever nodes write. The INSERT runs only if this very UPDATE took place, which it sees by the id of
/// the last row.
/// </summary>
internal static class LedgerBook
{
    private static readonly string[] Always = ["id", "transaction_type", "amount", "status", "created_at"];
    private static readonly string[] Sometimes = ["project_id", "production_id", "step_name", "external_reference", "metadata"];

    public static async Task<Booked> BookAsync(
        MuseDbContext db, Guid userId, IReadOnlyList<LedgerEntry> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Credits move in the transaction of what they pay for; there is none.");
        var written = await db.Database.ExecuteSqlRawAsync(Sql(entries, out var values), [.. Head(userId, entries), .. Values(entries, values, now)], cancellationToken);
        if (written == entries.Count + 1)
            return Booked.Done;
        if (written == 0)
            return Booked.OutOfBalance;
        await UndoAsync(db, userId, entries, cancellationToken);
        return Booked.Before;
    }

    private static object[] Head(Guid userId, IReadOnlyList<LedgerEntry> entries) => [userId, entries.Sum(e => e.Amount), (long)entries.Count, entries[^1].Id];

    private static string Sql(IReadOnlyList<LedgerEntry> entries, out string[] optional)
    {
        optional = Optional(entries[0]);
        string[] columns = [.. Always, .. optional];
        var sql = new StringBuilder(
            """
            UPDATE users SET credits = credits + {1}, credit_entries = credit_entries + {2}, last_credit_id = {3}
            WHERE id = {0} AND CAST(credits AS BIGINT) + {1} BETWEEN 0 AND 2147483647;

            """);
        sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO credit_transactions (user_id, seq, balance_after, {string.Join(", ", columns)})\n");
        sql.Append("SELECT u.id, u.credit_entries - {2} + v.column1, u.credits - {1} + v.column2");
        for (var i = 0; i < columns.Length; i++)
            sql.Append(CultureInfo.InvariantCulture, $", {(columns[i] == "metadata" ? "json" : "")}(v.column{i + 3})");
        sql.Append("\nFROM (VALUES ");
        var parameter = 4;
        for (var row = 0; row < entries.Count; row++)
            sql.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(0, columns.Length + 2).Select(_ => $"{{{parameter++}}}")).Append(')');
        sql.Append(") AS v, users AS u WHERE u.id = {0} AND u.last_credit_id = {3}\nON CONFLICT DO NOTHING");
        return sql.ToString();
    }

    private static IEnumerable<object> Values(IReadOnlyList<LedgerEntry> entries, string[] optional, DateTimeOffset now)
    {
        var running = 0;
        for (var row = 0; row < entries.Count; row++)
        {
            var entry = entries[row];
            running += entry.Amount;
            object[] fixedValues = [(long)row + 1, running, entry.Id, entry.Type, entry.Amount, entry.Status, now.UtcDateTime];
            foreach (var value in fixedValues.Concat(optional.Select(column => ValueOf(entry, column)!)))
                yield return value;
        }
    }

    /// <summary>The columns that entries of this kind fill; the others keep the table's defaults.</summary>
    private static string[] Optional(LedgerEntry entry) => [.. Sometimes.Where(column => ValueOf(entry, column) is not null)];

    private static object? ValueOf(LedgerEntry entry, string column) => column switch
    {
        "project_id" => entry.ProjectId,
        "production_id" => entry.ProductionId,
        "step_name" => entry.Step,
        "external_reference" => entry.Reference,
        _ => entry.Metadata is { } metadata ? JsonColumn.Write(metadata) : null,
    };

    /// <summary>Takes back a booking of which a part was there already; the account is still held, so nobody has seen it.</summary>
    private static Task<int> UndoAsync(MuseDbContext db, Guid userId, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM credit_transactions WHERE user_id = {0} AND seq > (SELECT credit_entries FROM users WHERE id = {0}) - {2};
            UPDATE users SET credits = credits - {1}, credit_entries = credit_entries - {2},
                last_credit_id = (SELECT t.id FROM credit_transactions AS t WHERE t.user_id = {0} AND t.seq = credit_entries - {2})
            WHERE id = {0};
            """,
            Head(userId, entries)[..3],
            cancellationToken);
}
