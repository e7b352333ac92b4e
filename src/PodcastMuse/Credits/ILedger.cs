using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>A billable step of a production; <paramref name="Step"/> is the ledger's name (script, tts, image …), credits are whole.</summary>
public sealed record Charge(Guid UserId, Guid ProjectId, Guid ProductionId, string Step, int Credits);

/// <summary>
/// Moves credits. Every call joins the caller's transaction, so that work and money commit together, and is exactly-once
/// per production and step. The terminal works with <see cref="FreeLedger"/>.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Reserves all charges (of one user) or none; false when the balance does not reach. What is reserved already stays so and is not
    /// charged again; what was refunded is. Call it before other rows are written: it holds the account until the transaction ends.
    /// </summary>
    Task<bool> ReserveAsync(MuseDbContext db, IReadOnlyList<Charge> charges, CancellationToken cancellationToken);

    /// <summary>The step was delivered: its reservation becomes final, with the caller's batch.</summary>
    void Complete(StatementBatch batch, Charge charge);

    /// <summary>The step was not and will not be delivered: its reservation goes back.</summary>
    Task RefundAsync(MuseDbContext db, Charge charge, string reason, CancellationToken cancellationToken);

    /// <summary>Credits that were spent on a project for good, over all its productions.</summary>
    Task<int> SpentAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken);
}
