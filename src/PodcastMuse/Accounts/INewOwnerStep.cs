using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// What another feature forgets when an account whose address nobody had shown to be theirs goes to who has: whatever whoever
/// registered it left there to act for the owner, such as keys with an address of their own. In the transaction that hands it over.
/// </summary>
public interface INewOwnerStep
{
    Task RunAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken);
}
