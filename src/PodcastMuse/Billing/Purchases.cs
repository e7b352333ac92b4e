using Microsoft.EntityFrameworkCore;
using PodcastMuse.Credits;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Billing;

/// <summary>A purchase as its buyer sees it; the price is in the currency's minor units.</summary>
public sealed record PurchaseView(
    Guid Id, string PackageId, int Credits, int PriceMinor, string Currency, string Status, string Checkout, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt);

/// <summary>How the completion of a purchase ended.</summary>
public enum CompletionOutcome
{
    /// <summary>The credits are on the account now.</summary>
    Credited,

    /// <summary>They were credited before; nothing changed.</summary>
    CreditedBefore,

    /// <summary>No checkout of that name opened such a sale.</summary>
    Unknown,
}

/// <summary>Sales from opening to credits. Whoever says that a sale is paid, and however often, its credits are booked once.</summary>
public sealed class Purchases(IDbContextFactory<MuseDbContext> database, Ledger ledger, TimeProvider clock)
{
    public async Task<CheckoutSession> OpenAsync(Guid userId, CreditPackage package, ICheckout checkout, Uri home, CancellationToken cancellationToken)
    {
        var session = await checkout.OpenAsync(userId, package, home, cancellationToken);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        db.Add(new Purchase
        {
            Id = Ids.New(clock),
            UserId = userId,
            Checkout = checkout.Name,
            SessionId = session.SessionId,
            PackageId = package.Id,
            Credits = package.Credits,
            PriceMinor = package.PriceMinor,
            Currency = package.Currency,
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    public async Task<PurchaseView?> FindAsync(string checkout, string sessionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Views(db.Set<Purchase>().Where(p => p.SessionId == sessionId && p.Checkout == checkout)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The sale is paid: its credits go on the account. Purchase and ledger row are one transaction.</summary>
    public async Task<CompletionOutcome> CompleteAsync(string checkout, string sessionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var purchase = await db.Set<Purchase>().AsNoTracking().SingleOrDefaultAsync(p => p.SessionId == sessionId && p.Checkout == checkout, cancellationToken);
        if (purchase is null)
            return CompletionOutcome.Unknown;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var facts = new Dictionary<string, string> { ["package"] = purchase.PackageId, ["checkout"] = checkout, ["price"] = $"{purchase.PriceMinor} {purchase.Currency}" };
        if (!await ledger.PurchaseAsync(db, purchase.UserId, purchase.Credits, $"{checkout}:{sessionId}", facts, cancellationToken))
            return CompletionOutcome.CreditedBefore;
        var now = clock.GetUtcNow();
        await db.Set<Purchase>().Where(p => p.Id == purchase.Id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Status, PurchaseStatus.Completed).SetProperty(p => p.CompletedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CompletionOutcome.Credited;
    }

    /// <summary>Newest first.</summary>
    public async Task<PageOf<PurchaseView>> ListAsync(Guid userId, PageQuery page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Views(db.Set<Purchase>().Where(p => p.UserId == userId).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>All of them, oldest first.</summary>
    internal IAsyncEnumerable<PurchaseView> AllAsync(Guid userId, CancellationToken cancellationToken)
    {
        return database.ReadInPagesAsync<PurchaseView>(Following, cancellationToken);

        IQueryable<PurchaseView> Following(MuseDbContext db, PurchaseView? last)
        {
            var purchases = db.Set<Purchase>().Where(p => p.UserId == userId);
            if (last is not null)
                purchases = purchases.Where(p => p.CreatedAt > last.CreatedAt || (p.CreatedAt == last.CreatedAt && p.Id > last.Id));
            return Views(purchases.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id));
        }
    }

    private static IQueryable<PurchaseView> Views(IQueryable<Purchase> purchases) => purchases.AsNoTracking().Select(p => new PurchaseView(
        p.Id, p.PackageId, p.Credits, p.PriceMinor, p.Currency, p.Status, p.Checkout, p.CreatedAt, p.CompletedAt));
}
