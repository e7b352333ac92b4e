using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>How a change that needs a proof ended: done, with the tokens of a new session where there is one, or refused.</summary>
public abstract record CredentialChange
{
    private CredentialChange()
    {
    }

    public sealed record Done : CredentialChange;

    public sealed record Renewed(Admission.Admitted Admitted) : CredentialChange;

    public sealed record Refused(Problem Problem) : CredentialChange;
}

/// <summary>
/// Shows that an address is its owner's, and gives new passwords. Every new password ends all sessions. What is asked of an address
/// is answered alike, and in the same time, whether there is an account or not.
/// </summary>
public sealed class Recovery(IDbContextFactory<MuseDbContext> database, Passwords passwords, OneTimeTokens tokens, AccountOpening opening, Handover handover, IRateCounter rates, TimeProvider clock)
{
    /// <summary>An answer about an address takes this long, so that its time tells nothing. More than the work takes.</summary>
    private static readonly TimeSpan EvenTime = TimeSpan.FromMilliseconds(250);

    /// <summary>Letters to one address, whoever asks for them: who has lost one asks again, and nobody can bury somebody else's mailbox.</summary>
    private static readonly RatePlan Letters = new(3, TimeSpan.FromMinutes(15));

    private static readonly Problem BadLink = Problems.InvalidField("token", Phrase.Of("link_used_up", "is used up, too old or not one of ours; ask for a new link"));

    public async Task SendVerificationAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { EmailVerified: false } user
            || !await MayWriteAsync(user.Email, cancellationToken))
        {
            return;
        }

        opening.SendVerification(db, user, tokens.Add(db, TokenPurpose.VerifyEmail, user.Id, user.Email));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<CredentialChange> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await tokens.TakeAsync(db, TokenPurpose.VerifyEmail, token, cancellationToken) is not { } taken)
            return new CredentialChange.Refused(BadLink);
        var now = clock.GetUtcNow();
        var verified = await db.Set<User>().Where(u => u.Id == taken.UserId && u.Email == taken.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailVerified, true).SetProperty(u => u.UpdatedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return verified == 1 ? new CredentialChange.Done() : new CredentialChange.Refused(BadLink);
    }

    public async Task SendResetAsync(string emailText, CancellationToken cancellationToken)
    {
        var evenly = Task.Delay(EvenTime, clock, cancellationToken);
        if (EmailAddress.Normalise(emailText) is { } email)
        {
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancellationToken) is { } user
                && await MayWriteAsync(email, cancellationToken))
            {
                var token = tokens.Add(db, TokenPurpose.ResetPassword, user.Id, email);
                opening.Send(db, new AccountMail(AccountMailKind.PasswordReset, user.Id, email, user.Preferences.Language, token));
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        await evenly;
    }

    public async Task<CredentialChange> ResetAsync(string token, string password, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await tokens.FindAsync(db, TokenPurpose.ResetPassword, token, cancellationToken) is not { } found)
            return new CredentialChange.Refused(BadLink);
        if (PasswordRules.Objection(password, found.Email) is { } objection)
            return new CredentialChange.Refused(Problems.InvalidField("password", objection));
        var hash = await passwords.HashAsync(password, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await tokens.TakeAsync(db, TokenPurpose.ResetPassword, token, cancellationToken) is null)
            return new CredentialChange.Refused(BadLink);
        var now = clock.GetUtcNow();
        var wasProven = await db.Set<User>().AnyAsync(u => u.Id == found.UserId && u.EmailVerified, cancellationToken);

        // Whoever has read the mail has shown that the address is theirs.
        var changed = await db.Set<User>().Where(u => u.Id == found.UserId && u.Email == found.Email).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.EmailVerified, true).SetProperty(u => u.UpdatedAt, now), cancellationToken);
        if (changed == 0)
            return new CredentialChange.Refused(BadLink);
        if (wasProven)
            await EndEverythingAsync(db, found.UserId, cancellationToken);
        else
            await handover.RunAsync(db, found.UserId, cancellationToken);
        await TellAsync(db, found.UserId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CredentialChange.Done();
    }

    /// <summary>Counts a letter that is about to be sent; false: there were enough for now.</summary>
    private async Task<bool> MayWriteAsync(string email, CancellationToken cancellationToken) =>
        (await rates.CountAsync($"mail:{email}", Letters, cancellationToken)).IsAllowed;

    /// <summary>Ends all sessions and all links that could still give a password, in the caller's transaction.</summary>
    internal static async Task EndEverythingAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        await Sessions.CloseAllAsync(db, userId, null, cancellationToken);
        await db.Set<OneTimeToken>().Where(t => t.UserId == userId && t.Purpose != TokenPurpose.VerifyEmail).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Tells the owner by mail that the password is another one now.</summary>
    internal async Task TellAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == userId, cancellationToken);
        opening.Send(db, new AccountMail(AccountMailKind.PasswordChanged, userId, user.Email, user.Preferences.Language, null));
        await db.SaveChangesAsync(cancellationToken);
    }
}
