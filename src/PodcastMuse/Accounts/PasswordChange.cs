using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>Gives a signed-in user a new password. All sessions end, this one too: its device gets the tokens of a new one.</summary>
public sealed class PasswordChange(IDbContextFactory<MuseDbContext> database, Passwords passwords, Proof proof, Recovery recovery, SignIn signIn, TimeProvider clock)
{
    public async Task<CredentialChange> ChangeAsync(Guid userId, Guid? sessionId, ChangePasswordRequest request, Visitor visitor, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
            return new CredentialChange.Refused(Problems.NotFound(Phrase.Of("account_gone", "This account is gone.")));
        if (PasswordRules.Objection(request.NewPassword, user.Email) is { } objection)
            return new CredentialChange.Refused(Problems.InvalidField("new_password", objection));
        if (await proof.ObjectionAsync(db, user, sessionId, ("current_password", request.CurrentPassword), freshIsEnough: false, cancellationToken) is { } problem)
            return new CredentialChange.Refused(problem);
        var (known, hash, now) = (user.PasswordHash, await passwords.HashAsync(request.NewPassword, cancellationToken), clock.GetUtcNow());
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var changed = await db.Set<User>().Where(u => u.Id == userId && u.PasswordHash == known)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.UpdatedAt, now), cancellationToken);
            if (changed == 0)
                return new CredentialChange.Refused(Problems.Conflict(Phrase.Of("password_changed_elsewhere", "The password was changed by somebody else just now. Sign in again.")));
            await Recovery.EndEverythingAsync(db, userId, cancellationToken);
            await recovery.TellAsync(db, userId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        user.PasswordHash = hash;
        return await signIn.OpenAsync(db, user, hash, visitor, cancellationToken) switch
        {
            Admission.Admitted admitted => new CredentialChange.Renewed(admitted),
            Admission.Refused refused => new CredentialChange.Refused(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
