using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// What another feature does for each new account, such as the welcome bonus: in the transaction that makes the account, so that
/// there is never one without it. The user's row exists already.
/// </summary>
public interface INewAccountStep
{
    Task RunAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken);
}
