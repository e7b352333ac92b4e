using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Finds or makes the account of somebody an issuer vouches for. An account that has the same e-mail is joined only if the issuer
/// has verified that address; if nobody had shown here that it is theirs, whoever registered it loses the password, and all else
/// that <see cref="Handover"/> takes, or they could come back into an account that is another's now.
/// </summary>
public sealed class ExternalSignIn(IDbContextFactory<MuseDbContext> database, OneTimeTokens tokens, AccountOpening opening, Handover handover, TimeProvider clock)
{
    /// <summary>A code that the page exchanges for tokens, or why there is none.</summary>
    public async Task<(string? Code, Problem? Problem)> AdmitAsync(ExternalIdentity identity, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var user = await db.Set<ExternalLogin>().Where(l => l.Provider == identity.Provider && l.Subject == identity.Subject)
            .Join(db.Set<User>(), l => l.UserId, u => u.Id, (_, u) => u).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (user is null)
        {
            if (identity.Email is not { } email)
                return (null, Problems.Forbidden(Phrase.Of("issuer_unverified", $"{identity.Provider} has not verified your e-mail address. Verify it there, or register here with a password.", ("provider", identity.Provider))));
            user = await LinkAsync(db, identity, email, cancellationToken);
            if (user is null)
                return (null, Problems.Conflict(Phrase.Of("account_being_made", "The account is being made just now. Sign in again.")));
        }

        var code = tokens.Add(db, TokenPurpose.SignInCode, user.Id, user.Email);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (code, null);
    }

    private async Task<User?> LinkAsync(MuseDbContext db, ExternalIdentity identity, string email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancellationToken);
        if (user is null)
        {
            user = new User
            {
                Id = Ids.New(clock),
                Email = email,
                PasswordHash = "",
                FirstName = Tidy(identity.FirstName),
                LastName = Tidy(identity.LastName),
                EmailVerified = true,
                CreatedAt = now,
                UpdatedAt = now,
            };
            if (!await opening.TryAddAsync(db, user, cancellationToken))
                return null;
        }
        else if (!user.EmailVerified)
        {
            await db.Set<User>().Where(u => u.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, "").SetProperty(u => u.EmailVerified, true).SetProperty(u => u.UpdatedAt, now), cancellationToken);
            await handover.RunAsync(db, user.Id, cancellationToken);
        }

        db.Add(new ExternalLogin { Provider = identity.Provider, Subject = identity.Subject, UserId = user.Id, CreatedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return user;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    /// <summary>An issuer's rules for names are not ours: what a form would refuse is left out here, since nobody is there to mend it.</summary>
    private static string? Tidy(string? name) => string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim().Shorten(100) is { Length: > 0 } tidy ? tidy : null;
}
