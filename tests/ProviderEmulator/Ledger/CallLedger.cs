using System.Security.Cryptography;
using System.Text;
using ProviderEmulator.Accounts;

namespace ProviderEmulator.Ledger;

/// <summary>Every paid call since the start or the last <see cref="Clear"/>, in order. The proof that nothing was paid twice.</summary>
public sealed class CallLedger
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];

    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public decimal TotalUsd => Entries.Where(entry => !entry.Refunded).Sum(entry => entry.CostUsd);

    /// <summary>Groups of two and more that bought the same with the same key.</summary>
    public IReadOnlyList<IReadOnlyList<LedgerEntry>> Repeats() =>
    [
        .. Entries.Where(entry => !entry.Refunded)
            .GroupBy(entry => (entry.Provider, entry.Key, entry.Fingerprint))
            .Where(group => group.Count() > 1)
            .Select(group => (IReadOnlyList<LedgerEntry>)[.. group]),
    ];

    /// <summary>Bought although the same had been bought with the same key and had arrived whole: what must never happen.</summary>
    public IReadOnlyList<LedgerEntry> PaidTwice() =>
        [.. Repeats().SelectMany(group => group.Where(entry => group.Any(earlier => earlier.Id < entry.Id && earlier.Delivered)))];

    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }

    internal LedgerEntry Charge(Account account, Purchase purchase, DateTimeOffset time)
    {
        account.Spend(purchase.Credits);
        lock (_lock)
        {
            var entry = new LedgerEntry
            {
                Id = _entries.Count + 1,
                Time = time,
                Provider = account.Provider,
                Key = account.Key,
                Account = AccountBook.Mask(account.Key),
                Call = purchase.Call,
                Model = purchase.Model,
                Unit = purchase.Unit,
                Units = purchase.Units,
                CostUsd = purchase.CostUsd,
                Credits = purchase.Credits,
                CallId = purchase.CallId,
                ClientId = purchase.ClientId,
                Fingerprint = FingerprintOf(account.Provider, purchase),
            };
            _entries.Add(entry);
            return entry;
        }
    }

    internal static void Refund(Account account, LedgerEntry entry)
    {
        entry.Refunded = true;
        account.Spend(-entry.Credits);
    }

    private static string FingerprintOf(string provider, Purchase purchase) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider}\n{purchase.Call}\n{purchase.Model}\n{purchase.Meaning}")))[..24];
}

/// <summary>What a handler charges. <paramref name="Meaning"/> is the request without what may differ between two tries of the same.</summary>
internal sealed record Purchase(
    string Call, string Model, string Unit, decimal Units, decimal CostUsd, decimal Credits, string CallId, string? ClientId, string Meaning);
