using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>The ledger of somebody who runs the studio for themselves: everything is free.</summary>
public sealed class FreeLedger : ILedger
{
    public Task<bool> ReserveAsync(MuseDbContext db, IReadOnlyList<Charge> charges, CancellationToken cancellationToken) => Task.FromResult(true);

    public void Complete(StatementBatch batch, Charge charge)
    {
        // Nothing was reserved.
    }

    public Task RefundAsync(MuseDbContext db, Charge charge, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> SpentAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken) => Task.FromResult(0);
}
