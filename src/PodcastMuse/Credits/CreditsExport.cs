using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>The user's ledger, for the user to take away.</summary>
internal sealed class CreditsExport(IDbContextFactory<MuseDbContext> database) : IAccountExport
{
    public string Name => "credit_transactions";

    public IAsyncEnumerable<object> RowsAsync(Guid userId, CancellationToken cancellationToken)
    {
        return database.ReadInPagesAsync<CreditTransaction>(Following, cancellationToken);

        IQueryable<CreditTransaction> Following(MuseDbContext db, CreditTransaction? last)
        {
            var from = last?.Seq ?? 0;
            return db.Set<CreditTransaction>().AsNoTracking().Where(t => t.UserId == userId && t.Seq > from).OrderBy(t => t.Seq);
        }
    }
}
