using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>The account that owns what the terminal makes. It has no password, so nobody can sign in as it.</summary>
public sealed class LocalOwner(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    private const string Email = "owner@localhost";

    /// <summary>The owner's id; the account is made on first use. Two terminals at once get the same one.</summary>
    public async Task<Guid> GetAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, cancellationToken) is { } known)
            return known;
        var now = clock.GetUtcNow();
        var owner = new User { Id = Ids.New(clock), Email = Email, PasswordHash = "", CreatedAt = now, UpdatedAt = now };
        db.Add(owner);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return owner.Id;
        }
        catch (DbUpdateException)
        {
            return await FindAsync(db, cancellationToken) ?? throw new InvalidOperationException("The local owner could not be made.");
        }
    }

    private static async Task<Guid?> FindAsync(MuseDbContext db, CancellationToken cancellationToken) =>
        await db.Set<User>().Where(u => u.Email == Email).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellationToken);
}
