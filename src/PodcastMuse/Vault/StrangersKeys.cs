using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Vault;

/// <summary>
/// Keys that somebody put before the owner of the address came: one with an address of its own would send the owner's texts there.
/// </summary>
internal sealed class StrangersKeys : INewOwnerStep
{
    public Task RunAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Set<ApiKey>().Where(k => k.UserId == userId).ExecuteDeleteAsync(cancellationToken);
}
