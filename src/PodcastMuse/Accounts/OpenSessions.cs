using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>
/// Access tokens outlive their session by minutes. Those of an account that nobody had shown to be theirs must not: it may have gone to
/// its owner since. So they ask whether their session is still open, which is answered from memory while the account does not change.
/// </summary>
internal sealed class OpenSessions(IDbContextFactory<MuseDbContext> database, FreshCopies copies)
{
    /// <summary>Stands for "open"; as long as such an entry is in memory.</summary>
    private static readonly Copy Open = new(new byte[256]);

    public async ValueTask<bool> HasAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        var key = (nameof(OpenSessions), sessionId);
        if (copies.Find(key) is not null)
            return true;
        var since = copies.Now;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<Session>().AnyAsync(s => s.Id == sessionId && s.UserId == userId, cancellationToken))
            return false;
        copies.Keep(key, since, [userId], Open);
        return true;
    }
}
