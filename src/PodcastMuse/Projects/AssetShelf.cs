using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>The files of projects: puts them into storage first and into the table after, so that a row never names a missing file.</summary>
public sealed class AssetShelf(IDbContextFactory<MuseDbContext> database, IFileStorage storage, TimeProvider clock)
{
    /// <summary>Takes the local file (it is consumed) as the project's <paramref name="path"/>, replacing what stood there.</summary>
    public async Task<Asset> PutAsync(
        Guid userId, Guid projectId, string step, string path, string localPath, double? durationSeconds, CancellationToken cancellationToken)
    {
        var stored = await storage.TakeAsync(localPath, StorageLayout.ProjectKey(userId, projectId, path), cancellationToken);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var asset = await db.Set<Asset>().SingleOrDefaultAsync(a => a.ProjectId == projectId && a.Path == path, cancellationToken);
        if (asset is null)
        {
            asset = new Asset
            {
                Id = Ids.New(clock),
                UserId = userId,
                ProjectId = projectId,
                Path = path,
                Step = step,
                Kind = AssetKinds.KindOf(path),
                ContentType = AssetKinds.ContentTypeOf(path),
                Size = stored.Size,
                Sha256 = stored.Sha256,
                DurationSeconds = durationSeconds,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Add(asset);
        }
        else
        {
            (asset.Size, asset.Sha256, asset.DurationSeconds) = (stored.Size, stored.Sha256, durationSeconds);
            (asset.Step, asset.CreatedAt) = (step, clock.GetUtcNow());
        }

        await SaveAsync(db, asset, cancellationToken);
        return asset;
    }

    /// <summary>A project that was deleted meanwhile takes no more files.</summary>
    private async Task SaveAsync(MuseDbContext db, Asset asset, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!db.Set<Project>().Any(p => p.Id == asset.ProjectId))
        {
            await storage.DeleteAsync(StorageLayout.ProjectKey(asset.UserId, asset.ProjectId, asset.Path), CancellationToken.None);
            throw;
        }

        await ShowcaseAsync(db, asset, cancellationToken);
    }

    /// <summary>The files that listeners get stand in the project's own row.</summary>
    private static async Task ShowcaseAsync(MuseDbContext db, Asset asset, CancellationToken cancellationToken)
    {
        var project = db.Set<Project>().Where(p => p.Id == asset.ProjectId);
        var key = StorageLayout.ProjectKey(asset.UserId, asset.ProjectId, asset.Path);
        _ = asset.Path switch
        {
            "audio/final.mp3" => await project.ExecuteUpdateAsync(
                set => set.SetProperty(p => p.AudioUrl, key).SetProperty(p => p.AudioDurationSeconds, (int?)Math.Round(asset.DurationSeconds ?? 0)), cancellationToken),
            "images/cover.jpg" => await project.ExecuteUpdateAsync(set => set.SetProperty(p => p.ImageUrl, key), cancellationToken),
            "videos/final.mp4" => await project.ExecuteUpdateAsync(set => set.SetProperty(p => p.VideoUrl, key), cancellationToken),
            _ => 0,
        };
    }

    public async Task<IReadOnlyList<Asset>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Asset>().AsNoTracking().Where(a => a.ProjectId == projectId).OrderBy(a => a.Path).ToListAsync(cancellationToken);
    }

    /// <summary>A local path to read an asset from; a permanent fault when it is gone.</summary>
    public async Task<string> FetchAsync(Guid userId, Guid projectId, string path, CancellationToken cancellationToken) =>
        await storage.FetchAsync(StorageLayout.ProjectKey(userId, projectId, path), cancellationToken)
        ?? throw FaultException.Permanent(Problems.StorageUnavailable($"The file {path} is missing from storage."));

    /// <summary>The one asset whose path begins so; null when there is none.</summary>
    public async Task<Asset?> FindAsync(Guid projectId, string pathStart, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Asset>().AsNoTracking().Where(a => a.ProjectId == projectId && a.Path.StartsWith(pathStart))
            .OrderBy(a => a.Path).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What is known of a file's content; null for a file that is no project's.</summary>
    public async Task<(string Sha256, long Size)?> HashAsync(Guid projectId, string path, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Asset>().Where(a => a.ProjectId == projectId && a.Path == path).Select(a => new { a.Sha256, a.Size }).FirstOrDefaultAsync(cancellationToken);
        return known is null ? null : (known.Sha256, known.Size);
    }

    public async Task<bool> HasAsync(Guid projectId, string path, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Asset>().AnyAsync(a => a.ProjectId == projectId && a.Path == path, cancellationToken);
    }

    /// <summary>Whether the stored file is there with the size its row says.</summary>
    public async Task<bool> IsSoundAsync(Asset asset, CancellationToken cancellationToken) =>
        await storage.SizeAsync(StorageLayout.ProjectKey(asset.UserId, asset.ProjectId, asset.Path), cancellationToken) == asset.Size;

    public async Task RemoveAsync(IReadOnlyList<Asset> assets, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        foreach (var asset in assets)
        {
            await db.Set<Asset>().Where(a => a.Id == asset.Id).ExecuteDeleteAsync(cancellationToken);
            await storage.DeleteAsync(StorageLayout.ProjectKey(asset.UserId, asset.ProjectId, asset.Path), cancellationToken);
        }
    }
}
