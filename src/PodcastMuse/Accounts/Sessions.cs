using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Sessions and their rotating refresh tokens. Each token is good once; sending a spent one ends the whole session, because two
/// parties then hold it, or one that did not take care.
/// </summary>
public sealed class Sessions(IDbContextFactory<MuseDbContext> database, RefreshTokens tokens, TimeProvider clock)
{
    /// <summary>A session that is not used for this long ends.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How far a spent token is followed: three months of a token every quarter of an hour; some 10 ms at the very most.</summary>
    private const int MostGenerations = 9_000;

    private const int MostAgent = 300;
    private const int MostAddress = 45;

    /// <summary>Adds a session to what the caller saves, and gives its first token.</summary>
    public (Guid SessionId, string RefreshToken) Open(MuseDbContext db, Guid userId, Visitor visitor)
    {
        var now = clock.GetUtcNow();
        var token = RefreshTokens.New(Ids.New(clock));
        db.Add(new Session
        {
            Id = token.SessionId,
            UserId = userId,
            TokenHash = token.Hash,
            UserAgent = visitor.UserAgent.Shorten(MostAgent),
            Address = visitor.Address.Shorten(MostAddress),
            CreatedAt = now,
            LastSeen = now,
            ExpiresAt = now + Lifetime,
        });
        return (token.SessionId, token.ToString());
    }

    /// <summary>A new pair of tokens for a refresh token.</summary>
    public async Task<Admission> RefreshAsync(string refreshToken, Visitor visitor, CancellationToken cancellationToken)
    {
        if (RefreshTokens.Read(refreshToken) is not { } sent)
            return Over();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (hash, next) = (sent.Hash, tokens.Successor(sent));
        var nextHash = next.Hash;
        var (agent, address, until) = (visitor.UserAgent.Shorten(MostAgent), visitor.Address.Shorten(MostAddress), now + Lifetime);
        var rotated = await db.Set<Session>()
            .Where(s => s.Id == sent.SessionId && s.TokenHash == hash && s.ExpiresAt > now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.TokenHash, nextHash).SetProperty(s => s.UserAgent, agent).SetProperty(s => s.Address, address)
                    .SetProperty(s => s.LastSeen, now).SetProperty(s => s.ExpiresAt, until),
                cancellationToken);
        if (rotated == 0)
        {
            await EndAsync(db, sent, cancellationToken);
            return Over();
        }

        var user = await db.Set<Session>().Where(s => s.Id == sent.SessionId).Join(db.Set<User>(), s => s.UserId, u => u.Id, (_, u) => u)
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return user is null ? Over() : new Admission.Admitted(user, sent.SessionId, next.ToString());
    }

    /// <summary>Ends the session a refresh token belongs to; anything else is over already.</summary>
    public async Task CloseAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshTokens.Read(refreshToken) is not { } sent)
            return;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await EndAsync(db, sent, cancellationToken);
    }

    /// <summary>Ends one session of a user; false when there is none.</summary>
    public async Task<bool> CloseAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Session>().Where(s => s.Id == sessionId && s.UserId == userId).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>Ends all of a user's sessions but one.</summary>
    public async Task CloseOthersAsync(Guid userId, Guid? current, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await CloseAllAsync(db, userId, current, cancellationToken);
    }

    /// <summary>Ends all of a user's sessions but one, in the caller's transaction.</summary>
    public static Task<int> CloseAllAsync(MuseDbContext db, Guid userId, Guid? except, CancellationToken cancellationToken) =>
        db.Set<Session>().Where(s => s.UserId == userId && s.Id != except).ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// Ends the session for whoever holds one of its tokens, in force or spent: the owner and a thief alike. Somebody who only knows its
    /// id ends nothing.
    /// </summary>
    private async Task EndAsync(MuseDbContext db, RefreshTokens.Token sent, CancellationToken cancellationToken)
    {
        var inForce = await db.Set<Session>().Where(s => s.Id == sent.SessionId).Select(s => s.TokenHash).SingleOrDefaultAsync(cancellationToken);
        if (inForce is not null && IsOfFamily(sent, inForce))
            await db.Set<Session>().Where(s => s.Id == sent.SessionId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Each secret follows from the one before it, so a spent one leads to the one in force.</summary>
    private bool IsOfFamily(RefreshTokens.Token sent, byte[] inForce)
    {
        var token = sent;
        for (var generation = 0; generation < MostGenerations; generation++)
        {
            if (CryptographicOperations.FixedTimeEquals(token.Hash, inForce))
                return true;
            token = tokens.Successor(token);
        }

        return false;
    }

    private static Admission.Refused Over() => new(Problems.Unauthorized(Phrase.Of("session_over", "Your session is over. Sign in again.")));
}
