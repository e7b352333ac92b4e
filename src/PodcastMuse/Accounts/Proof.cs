using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Whether whoever holds a token is really the account's owner, for what cannot be undone: the password, or for an account without
/// one a sign-in of the last minutes.
/// </summary>
public sealed class Proof(Passwords passwords, IRateCounter rates, TimeProvider clock)
{
    /// <summary>How recent a sign-in must be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly RatePlan Tries = new(10, TimeSpan.FromMinutes(5));

    /// <summary>Null when it is proven.</summary>
    public async Task<Problem?> ObjectionAsync(MuseDbContext db, User user, Guid? sessionId, string? password, string field, CancellationToken cancellationToken)
    {
        if (user.PasswordHash.Length == 0)
        {
            var since = clock.GetUtcNow() - Fresh;
            var isFresh = await db.Set<Session>().AnyAsync(s => s.Id == sessionId && s.UserId == user.Id && s.CreatedAt >= since, cancellationToken);
            return isFresh ? null : Problems.Forbidden(Phrase.Of("sign_in_again_first", "Sign in again first: for this, your sign-in must be less than ten minutes old."));
        }

        if (string.IsNullOrEmpty(password))
            return Problems.InvalidField(field, Phrase.Of("password_needed", "is needed for this"));
        var tries = await rates.CountAsync($"proof:{user.Id:N}:{sessionId:N}", Tries, cancellationToken);
        if (!tries.IsAllowed)
            return Problems.RateLimited(Phrase.Of("too_many_tries", "Too many tries. Wait a few minutes.")) with { RetryAfter = tries.ResetIn };
        return await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken) == PasswordVerdict.Wrong
            ? Problems.InvalidField(field, Phrase.Of("password_wrong", "is not right"))
            : null;
    }
}
