using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Audit;

/// <summary>What an erased user did stays noted, but not who it was nor from where.</summary>
internal sealed class AuditEraser(IDbContextFactory<MuseDbContext> database) : IAccountEraser
{
    public async Task EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Set<AuditEntry>().Where(e => e.UserId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.UserId, (Guid?)null).SetProperty(e => e.Address, (string?)null), cancellationToken);
    }
}

/// <summary>What the audit holds about a user, for the user.</summary>
internal sealed class AuditExport(IDbContextFactory<MuseDbContext> database) : IAccountExport
{
    public string Name => "audit";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in database.ReadInPagesAsync<AuditEntry>(Following, cancellationToken))
            yield return new { entry.Time, entry.Action, entry.Resource, entry.Status, entry.Address };

        IQueryable<AuditEntry> Following(MuseDbContext db, AuditEntry? last)
        {
            var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.UserId == userId);
            if (last is not null)
                entries = entries.Where(e => e.Time > last.Time || (e.Time == last.Time && e.Id > last.Id));
            return entries.OrderBy(e => e.Time).ThenBy(e => e.Id);
        }
    }
}
