using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Vault;

/// <summary>What a user sees of a key of theirs; never the key.</summary>
public sealed record KeyView(string Provider, string Hint, string? BaseUrl, bool IsActive, DateTimeOffset? LastUsed, DateTimeOffset CreatedAt);

/// <summary>A key opened for one call. Dispose of it as soon as the call is sent.</summary>
public sealed record OpenedKey(Secret Key, Uri? BaseUrl, bool IsActive = true) : IDisposable
{
    public void Dispose() => Key.Dispose();
}

/// <summary>How putting a key ended.</summary>
public abstract record KeyOutcome
{
    private KeyOutcome()
    {
    }

    /// <param name="Key">As it is shown.</param>
    /// <param name="UpdatedAt">Its version: no two keys in one place have the same.</param>
    public sealed record Kept(KeyView Key, DateTimeOffset UpdatedAt) : KeyOutcome;

    public sealed record Refused(Problem Problem) : KeyOutcome;
}

/// <summary>
/// Keeps the users' provider keys. What lies in the database opens only with the service's encryption key, and only in the row, for
/// the user, the provider and the address it was sealed for; a copied or redirected row does not open.
/// </summary>
public sealed class Vault
{
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    private readonly IDbContextFactory<MuseDbContext> _database;
    private readonly DataKeys _dataKeys;
    private readonly KeyRing _ring;
    private readonly VaultOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<Vault> _log;

    internal Vault(
        IDbContextFactory<MuseDbContext> database, DataKeys dataKeys, KeyRing ring, VaultOptions options, TimeProvider clock, ILogger<Vault> log) =>
        (_database, _dataKeys, _ring, _options, _clock, _log) = (database, dataKeys, ring, options, clock, log);

    public async Task<IReadOnlyList<KeyView>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        return await Views(db.Set<ApiKey>().Where(k => k.UserId == userId).OrderBy(k => k.Provider)).ToListAsync(cancellationToken);
    }

    /// <summary>The providers that the user has a working key of.</summary>
    public async Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ApiKey>().Where(k => k.UserId == userId && k.IsActive).Select(k => k.Provider).ToListAsync(cancellationToken);
    }

    /// <summary>Those among them whose key names an address of the user's own.</summary>
    public async Task<IReadOnlyList<string>> ElsewhereAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ApiKey>().Where(k => k.UserId == userId && k.IsActive && k.BaseUrl != null).Select(k => k.Provider).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps the key in the place of the one before.</summary>
    public Task<KeyOutcome> PutAsync(Guid userId, string provider, Secret key, string? baseUrl, CancellationToken cancellationToken) =>
        PutAsync(userId, provider, key, baseUrl, _ => null, cancellationToken);

    /// <summary>Keeps the key in the place of the one before, unless <paramref name="objection"/> has something against that one's version (null: there is none).</summary>
    public async Task<KeyOutcome> PutAsync(
        Guid userId, string provider, Secret key, string? baseUrl, Func<DateTimeOffset?, Problem?> objection, CancellationToken cancellationToken)
    {
        var text = key.Reveal().Trim();
        Uri? address = null;
        var objections = new Dictionary<string, string[]>();
        if (baseUrl is not null && KeyFormats.Objection(baseUrl.Trim(), _options.AllowPrivateUrls, out address) is { } wrongUrl)
            objections["base_url"] = [wrongUrl];
        if (KeyFormats.Objection(provider, text, baseUrl is not null) is { } wrongKey)
            objections["api_key"] = [wrongKey];
        if (objections.Count > 0)
            return new KeyOutcome.Refused(Problems.InvalidFields(objections));

        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        var dataKey = await _dataKeys.GetAsync(db, userId, cancellationToken);
        try
        {
            if (await StoreAsync(db, userId, provider, text, address?.ToString(), dataKey, objection, cancellationToken) is { } refusal)
                return new KeyOutcome.Refused(refusal);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }

        return await db.Set<ApiKey>().AsNoTracking().Where(k => k.UserId == userId && k.Provider == provider)
            .Select(k => new KeyOutcome.Kept(new KeyView(k.Provider, k.Hint, k.BaseUrl, k.IsActive, k.LastUsed, k.CreatedAt), k.UpdatedAt))
            .SingleAsync(cancellationToken);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> DeleteAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ApiKey>().Where(k => k.UserId == userId && k.Provider == provider).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The provider turned the key down: it is shown as not active, and not used again, until the user puts one or has it tested well.</summary>
    public Task DeactivateAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
        SetActiveAsync(userId, provider, false, cancellationToken);

    /// <summary>The provider takes the key (again).</summary>
    public Task ActivateAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
        SetActiveAsync(userId, provider, true, cancellationToken);

    private async Task SetActiveAsync(Guid userId, string provider, bool isActive, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        await db.Set<ApiKey>().Where(k => k.UserId == userId && k.Provider == provider && k.IsActive != isActive)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.IsActive, isActive), cancellationToken);
    }

    /// <summary>
    /// The key, to be used at once and disposed of; null where the user has none. A key that does not open (the service lost its
    /// encryption key, or the row was tampered with) is a fault that tells the user to put it anew.
    /// </summary>
    public async Task<OpenedKey?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        await using var db = await _database.CreateDbContextAsync(cancellationToken);
        var found = await (
            from key in db.Set<ApiKey>().AsNoTracking()
            join data in db.Set<DataKey>().AsNoTracking() on key.UserId equals data.UserId
            where key.UserId == userId && key.Provider == provider
            select new { Key = key, data.WrappedKey, data.WrappedBy }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var opened = Open(found.Key, found.WrappedKey, found.WrappedBy);
        await NoteUseAsync(db, found.Key, cancellationToken);
        return opened;
    }

    private OpenedKey Open(ApiKey key, string wrapped, string by)
    {
        byte[] dataKey = [];
        try
        {
            dataKey = _ring.Unwrap(key.UserId, wrapped, by);
            var text = Envelope.Open(dataKey, key.EncryptedKey, BoundTo(key.Id, key.UserId, key.Provider, key.BaseUrl));
            return new OpenedKey(Secret.Of(text), key.BaseUrl is null ? null : new Uri(key.BaseUrl), key.IsActive);
        }
        catch (CryptographicException closed)
        {
            VaultLog.KeyDoesNotOpen(_log, key.Provider, key.UserId, closed.Message);
            throw FaultException.Permanent(Problems.KeyRequired(Phrase.Of("key_unreadable", $"Your {key.Provider} key cannot be opened any more. Put it anew in your settings.", ("provider", key.Provider))), closed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private async Task NoteUseAsync(MuseDbContext db, ApiKey key, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (now - key.LastUsed < UseResolution)
            return;
        await db.Set<ApiKey>().Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsed, now), cancellationToken);
    }

    private async Task<Problem?> StoreAsync(
        MuseDbContext db, Guid userId, string provider, string text, string? baseUrl, byte[] dataKey, Func<DateTimeOffset?, Problem?> objection,
        CancellationToken cancellationToken)
    {
        var known = await db.Set<ApiKey>().Where(k => k.UserId == userId && k.Provider == provider)
            .Select(k => new { k.Id, k.UpdatedAt }).SingleOrDefaultAsync(cancellationToken);
        if (objection(known?.UpdatedAt) is { } problem)
            return problem;
        var now = known is null ? Moment.Now(_clock) : Moment.After(known.UpdatedAt, _clock);
        var id = known?.Id ?? Ids.New(_clock);
        var sealedKey = Envelope.Seal(dataKey, Encoding.UTF8.GetBytes(text), BoundTo(id, userId, provider, baseUrl));
        var (hash, hint) = (HashOf(dataKey, text), KeyFormats.Hint(text));

        // All columns at once: of two who put a key, one wins whole, and no key meets the other's address.
        if (known is not null)
        {
            var replaced = await db.Set<ApiKey>().Where(k => k.Id == id && k.UpdatedAt == known.UpdatedAt).ExecuteUpdateAsync(
                set => set
                    .SetProperty(k => k.EncryptedKey, sealedKey)
                    .SetProperty(k => k.KeyHash, hash)
                    .SetProperty(k => k.Hint, hint)
                    .SetProperty(k => k.BaseUrl, baseUrl)
                    .SetProperty(k => k.IsActive, true)
                    .SetProperty(k => k.LastUsed, (DateTimeOffset?)null)
                    .SetProperty(k => k.UpdatedAt, now),
                cancellationToken);
            return replaced == 1 ? null : await StoreAsync(db, userId, provider, text, baseUrl, dataKey, objection, cancellationToken);
        }

        db.Add(new ApiKey
        {
            Id = id,
            UserId = userId,
            Provider = provider,
            EncryptedKey = sealedKey,
            KeyHash = hash,
            Hint = hint,
            BaseUrl = baseUrl,
            CreatedAt = now,
            UpdatedAt = now,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody put a key of this provider at the same time; the later one stays.
            db.ChangeTracker.Clear();
            if (!await db.Set<ApiKey>().AnyAsync(k => k.UserId == userId && k.Provider == provider, cancellationToken))
                throw;
            return await StoreAsync(db, userId, provider, text, baseUrl, dataKey, objection, cancellationToken);
        }
    }

    private static IQueryable<KeyView> Views(IQueryable<ApiKey> keys) =>
        keys.AsNoTracking().Select(k => new KeyView(k.Provider, k.Hint, k.BaseUrl, k.IsActive, k.LastUsed, k.CreatedAt));

    private static string BoundTo(Guid id, Guid userId, string provider, string? baseUrl) => $"podcast-muse/api-key/{id:D}/{userId:D}/{provider}/{baseUrl}";

    private static string HashOf(byte[] dataKey, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, Envelope.KeyBytes, info: "podcast-muse/key-hash"u8.ToArray()), Encoding.UTF8.GetBytes(text)));
}
