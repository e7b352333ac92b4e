using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>The user's ledger, for the user to take away.</summary>
internal sealed class CreditsExport(IDbContextFactory<MuseDbContext> database) : IAccountExport
{
    public string Name => "credit_transactions";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await foreach (var row in db.Set<CreditTransaction>().AsNoTracking().Where(t => t.UserId == userId).OrderBy(t => t.Seq)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }
}
