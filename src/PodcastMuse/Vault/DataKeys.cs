using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Vault;

/// <summary>The users' data keys: made on first use, wrapped anew when the service's encryption key changes.</summary>
internal sealed class DataKeys(IDbContextFactory<MuseDbContext> database, KeyRing ring, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>The user's data key, for the caller to overwrite. Two who are first at once get the same one.</summary>
    public async Task<byte[]> GetAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, userId, cancellationToken) is { } known)
            return ring.Unwrap(userId, known.WrappedKey, known.WrappedBy);
        var fresh = RandomNumberGenerator.GetBytes(Envelope.KeyBytes);
        var (wrapped, by) = ring.Wrap(userId, fresh);
        var now = clock.GetUtcNow();
        await using var own = await database.CreateDbContextAsync(cancellationToken);
        own.Add(new DataKey { UserId = userId, WrappedKey = wrapped, WrappedBy = by, CreatedAt = now, UpdatedAt = now });
        try
        {
            await own.SaveChangesAsync(cancellationToken);
            return fresh;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            CryptographicOperations.ZeroMemory(fresh);
            if (await FindAsync(db, userId, cancellationToken) is { } first)
                return ring.Unwrap(userId, first.WrappedKey, first.WrappedBy);
            throw;
        }
    }

    /// <summary>
    /// Wraps every data key with the newest encryption key. May be interrupted and run again, and runs while the service does, as long
    /// as the old keys are still configured. Gives how many were wrapped, and how many could not be opened.
    /// </summary>
    public async Task<(int Rewrapped, int Unopened)> RotateAsync(CancellationToken cancellationToken)
    {
        var (rewrapped, unopened, after) = (0, 0, Guid.Empty);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var old = await db.Set<DataKey>().AsNoTracking()
                .Where(k => k.WrappedBy != ring.Newest && k.UserId > after).OrderBy(k => k.UserId).Take(Batch).ToListAsync(cancellationToken);
            if (old.Count == 0)
                return (rewrapped, unopened);
            foreach (var key in old)
            {
                if (await TryRewrapAsync(db, key, cancellationToken) is { } done)
                    rewrapped += done;
                else
                    unopened++;
            }

            after = old[^1].UserId;
        }
    }

    /// <summary>1, or 0 where somebody else did it meanwhile; null where it does not open.</summary>
    private async Task<int?> TryRewrapAsync(MuseDbContext db, DataKey key, CancellationToken cancellationToken)
    {
        byte[] plain;
        try
        {
            plain = ring.Unwrap(key.UserId, key.WrappedKey, key.WrappedBy);
        }
        catch (CryptographicException)
        {
            return null;
        }

        var (wrapped, by) = ring.Wrap(key.UserId, plain);
        CryptographicOperations.ZeroMemory(plain);
        var now = clock.GetUtcNow();
        return await db.Set<DataKey>().Where(k => k.UserId == key.UserId && k.WrappedKey == key.WrappedKey).ExecuteUpdateAsync(
            set => set.SetProperty(k => k.WrappedKey, wrapped).SetProperty(k => k.WrappedBy, by).SetProperty(k => k.UpdatedAt, now), cancellationToken);
    }

    private static Task<DataKey?> FindAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Set<DataKey>().AsNoTracking().SingleOrDefaultAsync(k => k.UserId == userId, cancellationToken);
}
