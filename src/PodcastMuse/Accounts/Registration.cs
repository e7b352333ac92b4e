using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>Who wants an account. Language is en or th.</summary>
public sealed record NewAccount(string Email, string Password, string? FirstName, string? LastName, string Language);

/// <summary>
/// Makes accounts. Whoever registers is signed in at once, so an address that has an account already must be refused; it is, after
/// the same work as for a new one, and only so often per address of the network.
/// </summary>
public sealed class Registration(
    IDbContextFactory<MuseDbContext> database, Passwords passwords, Sessions sessions, OneTimeTokens tokens, AccountOpening opening, TimeProvider clock)
{
    public async Task<Admission> RegisterAsync(NewAccount wanted, Visitor visitor, CancellationToken cancellationToken)
    {
        if (EmailAddress.Normalise(wanted.Email) is not { } email)
            return Refuse("email", "is not an e-mail address");
        if (PasswordRules.Objection(wanted.Password, email) is { } objection)
            return Refuse("password", objection);
        var now = clock.GetUtcNow();
        var user = new User
        {
            Id = Ids.New(clock),
            Email = email,
            PasswordHash = await passwords.HashAsync(wanted.Password, cancellationToken),
            FirstName = wanted.FirstName,
            LastName = wanted.LastName,
            Preferences = new UserPreferences { Language = wanted.Language },
            CreatedAt = now,
            UpdatedAt = now,
            LastLogin = now,
        };
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await opening.TryAddAsync(db, user, cancellationToken))
            return new Admission.Refused(Problems.Conflict(Phrase.Of("email_taken", "There is an account with this e-mail address already. Sign in, or ask for a new password.")));
        var (session, token) = sessions.Open(db, user.Id, visitor);
        opening.SendVerification(db, user, tokens.Add(db, TokenPurpose.VerifyEmail, user.Id, email));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Admission.Admitted(user, session, token);
    }

    private static Admission.Refused Refuse(string field, string words) => new(Problems.InvalidField(field, words));
}
