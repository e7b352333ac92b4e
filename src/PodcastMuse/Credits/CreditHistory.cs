using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Http;

namespace PodcastMuse.Credits;

/// <summary>Credits that may be spent, and credits that running productions hold.</summary>
public sealed record Balance(int Credits, int Reserved);

/// <summary>A row of the ledger as its user sees it.</summary>
public sealed record TransactionView(
    Guid Id, Guid UserId, Guid? ProjectId, string TransactionType, int Amount, int BalanceAfter, string? StepName, string Status,
    string? ExternalReference, IReadOnlyDictionary<string, string> Metadata, DateTimeOffset CreatedAt);

/// <summary>What users read of the ledger.</summary>
internal sealed class CreditHistory(IDbContextFactory<MuseDbContext> database)
{
    private readonly Func<MuseDbContext, Guid, CancellationToken, Task<Balance?>> _balance = EF.CompileAsyncQuery(
        (MuseDbContext db, Guid userId, CancellationToken _) => db.Set<User>()
            .Where(u => u.Id == userId)
            .Select(u => new Balance(
                u.Credits, -db.Set<CreditTransaction>().Where(t => t.UserId == userId && t.Status == TransactionStatus.Pending).Sum(t => t.Amount)))
            .SingleOrDefault());

    /// <summary>Null where there is no such account (any more).</summary>
    public async Task<Balance?> BalanceAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await _balance(db, userId, cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<PageOf<TransactionView>> ListAsync(
        Guid userId, string? type, Guid? projectId, PageQuery page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<CreditTransaction>().AsNoTracking().Where(t => t.UserId == userId);
        if (type is not null)
            rows = rows.Where(t => t.TransactionType == type);
        if (projectId is not null)
            rows = rows.Where(t => t.ProjectId == projectId);
        return await rows
            .OrderByDescending(t => t.Seq)
            .Select(t => new TransactionView(
                t.Id, t.UserId, t.ProjectId, t.TransactionType, t.Amount, t.BalanceAfter, t.StepName, t.Status, t.ExternalReference, t.Metadata, t.CreatedAt))
            .PageAsync(page, cancellationToken);
    }
}
