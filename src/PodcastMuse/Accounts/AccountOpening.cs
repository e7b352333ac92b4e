using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;

namespace PodcastMuse.Accounts;

/// <summary>The one place where a user's row comes into being, with what every feature does for a new account, however they came.</summary>
public sealed class AccountOpening(IEnumerable<INewAccountStep> steps, IEnumerable<IAccountMail> mail)
{
    /// <summary>Adds the user in the caller's transaction; false when the address is taken, and then the transaction is to be given up.</summary>
    public async Task<bool> TryAddAsync(MuseDbContext db, User user, CancellationToken cancellationToken)
    {
        // Most of those who come twice are found before the database must refuse them; the unique index decides between two at once.
        if (await db.Set<User>().AnyAsync(u => u.Email == user.Email, cancellationToken))
            return false;
        db.Add(user);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            return false;
        }

        foreach (var step in steps)
            await step.RunAsync(db, user.Id, cancellationToken);
        await db.Entry(user).ReloadAsync(cancellationToken);
        return true;
    }

    public void SendVerification(MuseDbContext db, User user, string token) =>
        Send(db, new AccountMail(AccountMailKind.Verification, user.Id, user.Email, user.Preferences.Language, token));

    /// <summary>Without a post office (the terminal's studio) nothing is sent.</summary>
    public void Send(MuseDbContext db, AccountMail letter)
    {
        foreach (var office in mail)
            office.Add(db, letter);
    }
}
