using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PodcastMuse.Sqlite;

/// <summary>
/// Gives what is saved a transaction even where it is one statement. Alone, a statement of SQLite's that returns something commits only
/// once that is read, which is after those who watch were told that it ran.
/// </summary>
internal sealed class OwnTransactions : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return ValueTask.FromResult(result);
    }
}
