using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Credits;

/// <summary>
/// The ledger of a service. A reservation takes credits from the balance at once; what is delivered becomes final, what is not comes
/// back by a row of its own. Repeated calls change nothing, on any number of nodes: unique indexes decide, not what was read before.
/// </summary>
public sealed class Ledger(TimeProvider clock) : ILedger
{
    // Asked at every production's end, so it is compiled once.
    private readonly Func<MuseDbContext, Guid, CancellationToken, Task<int>> _spent = EF.CompileAsyncQuery((MuseDbContext db, Guid projectId, CancellationToken _) =>
        db.Set<CreditTransaction>()
            .Where(t => t.ProjectId == projectId && t.TransactionType == TransactionType.Usage && t.Status == TransactionStatus.Completed)
            .Sum(t => t.Amount));

    public async Task<bool> ReserveAsync(MuseDbContext db, IReadOnlyList<Charge> charges, CancellationToken cancellationToken)
    {
        var due = charges.Where(c => c.Credits > 0).ToList();
        if (due.Count == 0 || await TryReserveAsync(db, due, cancellationToken))
            return true;
        var missing = await WithoutReservedAsync(db, due, cancellationToken);
        return missing.Count == 0 || (missing.Count < due.Count && await TryReserveAsync(db, missing, cancellationToken));
    }

    public void Complete(StatementBatch batch, Charge charge)
    {
        if (charge.Credits == 0)
            return;
        batch.Add(
            $"""
            UPDATE credit_transactions SET status = {TransactionStatus.Completed}
            WHERE production_id = {charge.ProductionId} AND step_name = {charge.Step} AND user_id = {charge.UserId}
                AND transaction_type = 'usage' AND status = 'pending'
            """);
    }

    public async Task RefundAsync(MuseDbContext db, Charge charge, string reason, CancellationToken cancellationToken)
    {
        if (charge.Credits == 0)
            return;
        var paid = await Living(db, charge).Select(t => new { t.Id, t.Amount, t.ProjectId }).SingleOrDefaultAsync(cancellationToken);
        if (paid is null)
            return;
        var back = new LedgerEntry(TransactionType.Refund, -paid.Amount, TransactionStatus.Completed)
        {
            Id = Ids.New(clock),
            ProjectId = paid.ProjectId,
            ProductionId = charge.ProductionId,
            Step = charge.Step,
            Reference = paid.Id.ToString("D"),
            Metadata = new Dictionary<string, string> { ["reason"] = reason },
        };
        if (await LedgerBook.BookAsync(db, charge.UserId, [back], clock.GetUtcNow(), cancellationToken) == Booked.Done)
        {
            await db.Set<CreditTransaction>().Where(t => t.Id == paid.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, TransactionStatus.Refunded), cancellationToken);
        }
    }

    public async Task<int> SpentAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken) => -await _spent(db, projectId, cancellationToken);

    /// <summary>Gives credits, once for each <paramref name="reference"/>; false when they were given before.</summary>
    public Task<bool> GrantAsync(MuseDbContext db, Guid userId, int credits, string reference, string reason, CancellationToken cancellationToken) =>
        AddAsync(db, userId, TransactionType.Bonus, credits, reference, new Dictionary<string, string> { ["reason"] = reason }, cancellationToken);

    /// <summary>Books credits that were paid for, once for each <paramref name="payment"/> (the id at whoever took the money); false when they were booked before.</summary>
    public Task<bool> PurchaseAsync(
        MuseDbContext db, Guid userId, int credits, string payment, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) =>
        AddAsync(db, userId, TransactionType.Purchase, credits, payment, metadata, cancellationToken);

    private async Task<bool> AddAsync(
        MuseDbContext db, Guid userId, string type, int credits, string reference, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(credits);
        var entry = new LedgerEntry(type, credits, TransactionStatus.Completed) { Id = Ids.New(clock), Reference = reference, Metadata = metadata };
        return await LedgerBook.BookAsync(db, userId, [entry], clock.GetUtcNow(), cancellationToken) switch
        {
            Booked.Done => true,
            Booked.Before => false,
            _ => throw FaultException.Permanent(Problems.Conflict($"{credits} credits cannot be booked: the account is gone, or it cannot hold so many.")),
        };
    }

    private async Task<bool> TryReserveAsync(MuseDbContext db, List<Charge> charges, CancellationToken cancellationToken)
    {
        var entries = charges.ConvertAll(charge => new LedgerEntry(TransactionType.Usage, -charge.Credits, TransactionStatus.Pending)
        {
            Id = Ids.New(clock),
            ProjectId = charge.ProjectId,
            ProductionId = charge.ProductionId,
            Step = charge.Step,
        });
        return await LedgerBook.BookAsync(db, charges[0].UserId, entries, clock.GetUtcNow(), cancellationToken) == Booked.Done;
    }

    private static async Task<List<Charge>> WithoutReservedAsync(MuseDbContext db, List<Charge> charges, CancellationToken cancellationToken)
    {
        var productions = charges.Select(c => (Guid?)c.ProductionId).Distinct().ToList();
        var living = await Living(db.Set<CreditTransaction>())
            .Where(t => productions.Contains(t.ProductionId))
            .Select(t => new { t.ProductionId, t.StepName })
            .ToListAsync(cancellationToken);
        return [.. charges.Where(c => !living.Exists(l => l.ProductionId == c.ProductionId && l.StepName == c.Step))];
    }

    private static IQueryable<CreditTransaction> Living(MuseDbContext db, Charge charge) =>
        Living(db.Set<CreditTransaction>()).Where(t => t.ProductionId == charge.ProductionId && t.StepName == charge.Step && t.UserId == charge.UserId);

    /// <summary>Reservations that count: not refunded.</summary>
    private static IQueryable<CreditTransaction> Living(IQueryable<CreditTransaction> rows) =>
        rows.Where(t => t.TransactionType == TransactionType.Usage && (t.Status == TransactionStatus.Pending || t.Status == TransactionStatus.Completed));
}
