using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Accounts;

/// <summary>
/// Erases accounts (GDPR, article 17): at once and for good. The rows of every table that carries the user's id go in one
/// transaction; what is outside the database follows, and is tried again until it is done, even if the process dies in between.
/// </summary>
public sealed class AccountErasing(IDbContextFactory<MuseDbContext> database, Proof proof, AccountOpening opening, ErasedAccounts erased, IEnumerable<IAccountEraser> erasers, TimeProvider clock)
{
    /// <summary>What was under way when the account went (a request, a step) may leave a trace until then; the second round takes it.</summary>
    private static readonly TimeSpan LastRound = TimeSpan.FromMinutes(20);

    /// <summary>Null when the account is gone; else why it is not.</summary>
    public async Task<Problem?> EraseAsync(Guid userId, Guid? sessionId, string? password, CancellationToken cancellationToken)
    {
        await using (var db = await database.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
                return Problems.NotFound(Phrase.Of("account_gone", "This account is gone."));
            if (await proof.ObjectionAsync(db, user, sessionId, ("password", password), freshIsEnough: true, cancellationToken) is { } objection)
                return objection;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Set<User>().Where(u => u.Id == userId).ExecuteDeleteAsync(cancellationToken);
            await DeleteRowsAsync(db, userId, cancellationToken);
            db.Add(new Erasure { AccountId = userId, ErasedAt = clock.GetUtcNow() });
            opening.Send(db, new AccountMail(AccountMailKind.AccountErased, null, user.Email, user.Preferences.Language, null));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        erased.Forget();
        // The account is gone whether the client still waits or not.
        await ClearAsync(userId, CancellationToken.None);
        return null;
    }

    /// <summary>Goes on with what is left of erased accounts.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        foreach (var erasure in await db.Set<Erasure>().AsNoTracking().ToListAsync(cancellationToken))
        {
            await DeleteRowsAsync(db, erasure.AccountId, cancellationToken);
            if (await ClearAsync(erasure.AccountId, cancellationToken) && clock.GetUtcNow() - erasure.ErasedAt >= LastRound)
                await db.Set<Erasure>().Where(e => e.AccountId == erasure.AccountId).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task<bool> ClearAsync(Guid userId, CancellationToken cancellationToken)
    {
        var isClear = true;
        foreach (var eraser in erasers)
        {
            try
            {
                await eraser.EraseAsync(userId, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // The row of the erasure stays, so this is tried again.
                isClear = false;
            }
        }

        return isClear;
    }

    /// <summary>Deletes what no foreign key has taken along: the rows of every table whose user_id must name somebody.</summary>
    private static async Task DeleteRowsAsync(MuseDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            if (type.FindProperty("UserId") is not { IsNullable: false } property || type.GetTableName() is not { } table)
                continue;
            // Names come out of the model, the id goes in as a parameter.
            var delete = $"DELETE FROM {sql.DelimitIdentifier(table)} WHERE {sql.DelimitIdentifier(property.GetColumnName())} = {{0}}";
            await db.Database.ExecuteSqlRawAsync(delete, [userId], cancellationToken);
        }
    }
}
