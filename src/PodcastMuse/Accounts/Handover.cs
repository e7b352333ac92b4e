using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// Anybody may register an address; who shows that it is theirs gets the account. Whoever registered it loses every way back in, and
/// what they left there to act for the owner goes. Their access tokens end with their sessions (<see cref="OpenSessions"/>).
/// </summary>
public sealed class Handover(IEnumerable<INewOwnerStep> steps)
{
    /// <summary>In the caller's transaction, which also marks the address as verified.</summary>
    public async Task RunAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        await Recovery.EndEverythingAsync(db, userId, cancellationToken);
        foreach (var step in steps)
            await step.RunAsync(db, userId, cancellationToken);
    }
}
