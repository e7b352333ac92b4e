using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Sign-in by password. An unknown address takes as long and says the same as a wrong password. Guessing is slowed per account and
/// network together, so that nobody can lock out somebody else; who knew the password has not guessed.
/// </summary>
public sealed class SignIn(
    IDbContextFactory<MuseDbContext> database, Passwords passwords, Sessions sessions, OneTimeTokens tokens, IRateCounter rates, TimeProvider clock)
{
    /// <summary>Tries at one account from one network: enough for someone who has forgotten which password it was.</summary>
    private static readonly RatePlan Guesses = new(10, TimeSpan.FromMinutes(5));

    public async Task<Admission> SignInAsync(string emailText, string password, Visitor visitor, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalise(emailText) ?? "";
        var guesser = $"guess:{SenderNetwork.Of(visitor.Address)}:{email}";
        var tries = await rates.CountAsync(guesser, Guesses, cancellationToken);
        if (!tries.IsAllowed)
            return new Admission.Refused(Problems.RateLimited(Phrase.Of("too_many_sign_ins", "Too many tries at this account from your network. Wait a few minutes, or ask for a new password.")) with { RetryAfter = tries.ResetIn });
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancellationToken);
        var verdict = await passwords.VerifyAsync(user?.PasswordHash, password, cancellationToken);
        if (user is null || verdict == PasswordVerdict.Wrong)
            return new Admission.Refused(Problems.Unauthorized(Phrase.Of("wrong_login", "The e-mail address or the password is not right.")));
        await rates.ForgetAsync(guesser, cancellationToken);
        var hash = verdict == PasswordVerdict.RightButOutdated ? await passwords.HashAsync(password, cancellationToken) : user.PasswordHash;
        return await OpenAsync(db, user, hash, visitor, cancellationToken);
    }

    /// <summary>Ends a sign-in that began elsewhere: the code of its last redirect, good once and for a minute.</summary>
    public async Task<Admission> TakeCodeAsync(string code, Visitor visitor, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await tokens.TakeAsync(db, TokenPurpose.SignInCode, code, cancellationToken) is not { } taken
            || await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == taken.UserId, cancellationToken) is not { } user)
            return new Admission.Refused(Problems.Unauthorized(Phrase.Of("sign_in_used_up", "This sign-in is used up or too old. Begin it again.")));
        return await OpenAsync(db, user, user.PasswordHash, visitor, cancellationToken);
    }

    /// <summary>Opens a session for somebody who was found to be this user, unless the password was changed since.</summary>
    internal async Task<Admission> OpenAsync(MuseDbContext db, User user, string newHash, Visitor visitor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = user.PasswordHash;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var seen = await db.Set<User>().Where(u => u.Id == user.Id && u.PasswordHash == known)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LastLogin, now).SetProperty(u => u.PasswordHash, newHash), cancellationToken);
        if (seen == 0)
            return new Admission.Refused(Problems.Unauthorized(Phrase.Of("account_changed", "The account was changed just now. Sign in again.")));
        var (session, token) = sessions.Open(db, user.Id, visitor);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        user.LastLogin = now;
        return new Admission.Admitted(user, session, token);
    }
}
