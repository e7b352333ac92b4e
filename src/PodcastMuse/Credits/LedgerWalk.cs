namespace PodcastMuse.Credits;

/// <summary>Goes through one account's rows in their order, and writes down what does not add up.</summary>
internal sealed class LedgerWalk(Guid userId, int credits, long entries, List<string> found)
{
    private readonly Dictionary<string, CreditTransaction> _refunded = [];
    private readonly Dictionary<string, CreditTransaction> _refunds = [];
    private readonly HashSet<(Guid?, string?)> _living = [];
    private long _rows;
    private long _balance;

    public Guid UserId => userId;

    public void Take(CreditTransaction row)
    {
        _rows++;
        _balance += row.Amount;
        if (row.Seq != _rows)
            Find($"row {row.Id} has number {row.Seq}, but {_rows} is due");
        if (row.BalanceAfter != _balance)
            Find($"row {row.Id} says {row.BalanceAfter} credits after it, but the rows up to it make {_balance}");
        if (row.BalanceAfter < 0)
            Find($"row {row.Id} leaves {row.BalanceAfter} credits, below zero");
        switch (row.TransactionType)
        {
            case TransactionType.Usage:
                TakeUsage(row);
                break;
            case TransactionType.Refund when !_refunds.TryAdd(row.ExternalReference ?? "", row):
                Find($"row {row.Id} refunds {row.ExternalReference} a second time");
                break;
            case TransactionType.Refund or TransactionType.Purchase or TransactionType.Bonus when row.Amount <= 0 || row.Status != TransactionStatus.Completed:
                Find($"row {row.Id}, a {row.TransactionType}, has {row.Amount} credits and is {row.Status}");
                break;
        }
    }

    public void End()
    {
        if (credits != _balance)
            Find($"the balance is {credits}, but the rows make {_balance}");
        if (entries != _rows)
            Find($"{entries} rows were written, but {_rows} are there");
        foreach (var (id, usage) in _refunded)
        {
            if (!_refunds.Remove(id, out var refund))
                Find($"row {id} is marked refunded, but nothing was given back");
            else if (refund.Amount != -usage.Amount || refund.ProductionId != usage.ProductionId || refund.StepName != usage.StepName)
                Find($"row {refund.Id} gives back {refund.Amount} for {refund.StepName}, but row {id} took {-usage.Amount} for {usage.StepName}");
        }

        foreach (var (id, refund) in _refunds)
            Find($"row {refund.Id} gives back row {id}, which is not marked refunded");
    }

    private void TakeUsage(CreditTransaction row)
    {
        if (row.Amount >= 0)
            Find($"row {row.Id}, a usage, has {row.Amount} credits");
        if (row.Status == TransactionStatus.Refunded)
            _refunded[row.Id.ToString("D")] = row;
        else if (!_living.Add((row.ProductionId, row.StepName)))
            Find($"row {row.Id} charges {row.StepName} of production {row.ProductionId} a second time");
    }

    private void Find(string words) => found.Add($"user {userId}: {words}");
}
