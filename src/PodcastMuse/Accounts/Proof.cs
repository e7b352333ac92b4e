using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Whether whoever holds a token is really the account's owner, for what cannot be undone: the right password proves it; without one
/// a sign-in of the last minutes does, where that is enough or where the account has no password.
/// </summary>
public sealed class Proof(Passwords passwords, IRateCounter rates, TimeProvider clock)
{
    /// <summary>How recent a sign-in must be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly RatePlan Tries = new(10, TimeSpan.FromMinutes(5));

    /// <param name="db">Where sessions are.</param>
    /// <param name="user">Whose account.</param>
    /// <param name="sessionId">The session that asks.</param>
    /// <param name="given">The password that came, and the field it came in.</param>
    /// <param name="freshIsEnough">Whether a sign-in of the last minutes stands for the password.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>Null when it is proven.</returns>
    public async Task<Problem?> ObjectionAsync(
        MuseDbContext db, User user, Guid? sessionId, (string Field, string? Password) given, bool freshIsEnough, CancellationToken cancellationToken)
    {
        var hasPassword = user.PasswordHash.Length > 0;
        if (hasPassword && !string.IsNullOrEmpty(given.Password))
            return await PasswordObjectionAsync(user, sessionId, given.Field, given.Password, cancellationToken);
        if (hasPassword && !freshIsEnough)
            return Problems.InvalidField(given.Field, Phrase.Of("password_needed", "is needed for this"));
        if (await IsFreshAsync(db, user.Id, sessionId, cancellationToken))
            return null;
        return hasPassword
            ? Problems.InvalidField(given.Field, Phrase.Of("password_or_sign_in_needed", "is needed for this, or a sign-in that is less than ten minutes old"))
            : Problems.Forbidden(Phrase.Of("sign_in_again_first", "Sign in again first: for this, your sign-in must be less than ten minutes old."));
    }

    private async Task<Problem?> PasswordObjectionAsync(User user, Guid? sessionId, string field, string password, CancellationToken cancellationToken)
    {
        var tries = await rates.CountAsync($"proof:{user.Id:N}:{sessionId:N}", Tries, cancellationToken);
        if (!tries.IsAllowed)
            return Problems.RateLimited(Phrase.Of("too_many_tries", "Too many tries. Wait a few minutes.")) with { RetryAfter = tries.ResetIn };
        return await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken) == PasswordVerdict.Wrong
            ? Problems.InvalidField(field, Phrase.Of("password_wrong", "is not right"))
            : null;
    }

    private Task<bool> IsFreshAsync(MuseDbContext db, Guid userId, Guid? sessionId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Fresh;
        return db.Set<Session>().AnyAsync(s => s.Id == sessionId && s.UserId == userId && s.CreatedAt >= since, cancellationToken);
    }
}
