using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>What an audit found: how much was read, and every discrepancy in a line.</summary>
public sealed record LedgerFindings(int Users, long Rows, IReadOnlyList<string> Discrepancies);

/// <summary>
/// Proves the ledger against itself: balances are the sums of their rows, rows are numbered without gaps and their balances chain,
/// nothing is below zero, and every refund stands beside the one row it gave back. Reads everything in one statement, so that what it
/// sees is one moment even while credits move.
/// </summary>
public sealed class LedgerAudit(IDbContextFactory<MuseDbContext> database)
{
    /// <param name="userId">One account, or null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<LedgerFindings> RunAsync(Guid? userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var lines =
            from user in db.Set<User>().AsNoTracking().Where(u => userId == null || u.Id == userId)
            join row in db.Set<CreditTransaction>().AsNoTracking() on user.Id equals row.UserId into rows
            from row in rows.DefaultIfEmpty()
            orderby user.Id, row.Seq
            select new { user.Id, user.Credits, Entries = EF.Property<long>(user, LedgerAccountConfiguration.Entries), Row = row };

        var (users, count, found) = (0, 0L, new List<string>());
        LedgerWalk? walk = null;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (walk?.UserId != line.Id)
            {
                walk?.End();
                walk = new LedgerWalk(line.Id, line.Credits, line.Entries, found);
                users++;
            }

            if (line.Row is { } row)
            {
                walk.Take(row);
                count++;
            }
        }

        walk?.End();
        return new LedgerFindings(users, count, found);
    }
}
