using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>A device that is signed in, as its owner sees it.</summary>
public sealed record SessionView(Guid Id, string UserAgent, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeen, DateTimeOffset ExpiresAt, bool IsCurrent);

/// <summary>What users see and change of their own accounts.</summary>
public sealed class Profile(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    private readonly GroupRead<Guid, User> _accounts = new(
        database, clock, (db, ids, token) => db.Set<User>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, token));

    public Task<User?> FindAsync(Guid userId, CancellationToken cancellationToken) => _accounts.FindAsync(userId, cancellationToken);

    /// <summary>The changed account, or why it is not: gone, or what <paramref name="objection"/> has against the version in force.</summary>
    public async Task<(User? Changed, Problem? Problem)> ChangeAsync(Guid userId, ProfileChange change, Func<User, Problem?> objection, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await User.HoldAsync(db, userId, cancellationToken) is not { } user)
            return (null, Problems.NotFound(Phrase.Of("account_gone", "This account is gone.")));
        if (objection(user) is { } problem)
            return (null, problem);
        if (change.HasFirstName)
            user.FirstName = change.FirstName;
        if (change.HasLastName)
            user.LastName = change.LastName;
        user.Preferences = user.Preferences with
        {
            Language = change.Language ?? user.Preferences.Language,
            EmailNotifications = change.EmailNotifications ?? user.Preferences.EmailNotifications,
        };
        user.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (user, null);
    }

    public async Task<PageOf<SessionView>> ListSessionsAsync(Guid userId, Guid? current, PageQuery page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Views(Living(db, userId).OrderByDescending(s => s.LastSeen).ThenByDescending(s => s.Id), current).PageAsync(page, cancellationToken);
    }

    /// <summary>Null where the user has no such session.</summary>
    public async Task<SessionView?> FindSessionAsync(Guid userId, Guid id, Guid? current, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await Views(Living(db, userId).Where(s => s.Id == id), current).SingleOrDefaultAsync(cancellationToken);
    }

    private IQueryable<Session> Living(MuseDbContext db, Guid userId)
    {
        var now = clock.GetUtcNow();
        return db.Set<Session>().Where(s => s.UserId == userId && s.ExpiresAt > now);
    }

    private static IQueryable<SessionView> Views(IQueryable<Session> sessions, Guid? current) =>
        sessions.Select(s => new SessionView(s.Id, s.UserAgent, s.Address, s.CreatedAt, s.LastSeen, s.ExpiresAt, s.Id == current));

}
