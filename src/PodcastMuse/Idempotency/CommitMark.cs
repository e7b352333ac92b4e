using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Idempotency;

/// <summary>
/// Marks the key in the first transaction that a request with a key commits, so that effect and mark stand or fall together. A
/// request whose turn was taken by another one finds nothing to mark, and does not commit.
/// </summary>
public sealed class CommitMark : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (KeyedTurn.Current is { } turn && eventData.Context is MuseDbContext db && turn.TryMark())
        {
            try
            {
                var marked = await turn.Row(db).Where(r => r.State == KeyedState.Running)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, KeyedState.Committed), cancellationToken);
                if (marked == 0)
                    throw FaultException.Permanent(Problems.Conflict(Phrase.Of("same_request_sent", "The same request was sent again and is carried out there.")));
            }
            catch
            {
                turn.Unmark();
                throw;
            }
        }

        return result;
    }

    /// <summary>One statement alone commits by itself, without a transaction to mark the key in; so under a key it gets one.</summary>
    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (KeyedTurn.Current is not null && eventData.Context is { } db)
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return ValueTask.FromResult(result);
    }
}
