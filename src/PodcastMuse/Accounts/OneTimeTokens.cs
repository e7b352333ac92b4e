using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>Gives and takes one-time tokens. Taking is a conditional delete, so of two who try at once on two nodes one succeeds.</summary>
public sealed class OneTimeTokens(TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>How long a token of each purpose works.</summary>
    public static TimeSpan LifetimeOf(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.VerifyEmail => TimeSpan.FromDays(3),
        TokenPurpose.ResetPassword => TimeSpan.FromHours(1),
        TokenPurpose.SignInCode => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(30),
    };

    /// <summary>Adds a token to what the caller saves, and gives its secret.</summary>
    public string Add(MuseDbContext db, TokenPurpose purpose, Guid userId, string email)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var now = clock.GetUtcNow();
        db.Add(new OneTimeToken
        {
            Hash = SHA256.HashData(secret),
            UserId = userId,
            Purpose = purpose,
            Email = email,
            CreatedAt = now,
            ExpiresAt = now + LifetimeOf(purpose),
        });
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>Uses a token up, in the caller's transaction if there is one. Null when it is unknown, used, too old or for another purpose.</summary>
    public async Task<OneTimeToken?> TakeAsync(MuseDbContext db, TokenPurpose purpose, string? text, CancellationToken cancellationToken)
    {
        if (Hash(text) is not { } hash)
            return null;
        var now = clock.GetUtcNow();
        var token = await db.Set<OneTimeToken>().AsNoTracking()
            .SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.ExpiresAt > now, cancellationToken);
        if (token is null)
            return null;
        return await db.Set<OneTimeToken>().Where(t => t.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 1 ? token : null;
    }

    /// <summary>Whether there is such a token, without using it up.</summary>
    public async Task<OneTimeToken?> FindAsync(MuseDbContext db, TokenPurpose purpose, string? text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Hash(text) is { } hash
            ? await db.Set<OneTimeToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.ExpiresAt > now, cancellationToken)
            : null;
    }

    private static byte[]? Hash(string? text)
    {
        Span<byte> secret = stackalloc byte[SecretBytes];
        return text is not null && text.Length == Base64Url.GetEncodedLength(SecretBytes) && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, secret, out var length) && length == SecretBytes
            ? SHA256.HashData(secret)
            : null;
    }
}
