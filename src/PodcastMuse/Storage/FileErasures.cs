using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Storage;

/// <summary>Erases folders of files for certain: a crash, or a store that is away, only delays it.</summary>
public sealed class FileErasures(IDbContextFactory<MuseDbContext> database, IFileStorage storage, TimeProvider clock, ILogger<FileErasures> log) : IAccountEraser
{
    /// <summary>Longer than a step that lost its project goes on.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Resolves to erase the folder; the caller saves it together with its own deletion, then calls <see cref="EraseAsync"/>.</summary>
    public void Plan(MuseDbContext db, string folder) => db.Add(new FileErasure { Id = Ids.New(clock), Folder = folder, DueAt = Moment.Now(clock) + Grace });

    /// <summary>Empties the folder now. What goes wrong is made good when the erasure is due.</summary>
    public async Task EraseAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await storage.DeleteFolderAsync(folder, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            StorageLog.ErasureFailed(log, fault);
        }
    }

    /// <summary>Erases everything an account has stored, after the account itself is gone.</summary>
    async Task IAccountEraser.EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var folder = StorageLayout.UserFolder(userId);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        Plan(db, folder);
        await db.SaveChangesAsync(cancellationToken);
        await EraseAsync(folder, cancellationToken);
    }

    /// <summary>Finishes what is due. Several nodes may: emptying twice is the same as once.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var due in await db.Set<FileErasure>().AsNoTracking().Where(e => e.DueAt <= now).OrderBy(e => e.DueAt).ToListAsync(cancellationToken))
        {
            try
            {
                await storage.DeleteFolderAsync(due.Folder, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // It stays due; the others need not wait for it.
                StorageLog.ErasureFailed(log, fault);
                continue;
            }

            await db.Set<FileErasure>().Where(e => e.Id == due.Id).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
