using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>The files of projects: puts them into storage first and into the table after, so that a row never names a missing file.</summary>
public sealed class AssetShelf(IDbContextFactory<MuseDbContext> database, SharedCommits commits, IFileStorage storage, TimeProvider clock)
{
    /// <summary>Takes the local file (it is consumed) as the project's <paramref name="path"/>, replacing what stood there.</summary>
    public async Task<Asset> PutAsync(
        Guid userId, Guid projectId, string step, string path, string localPath, double? durationSeconds, CancellationToken cancellationToken)
    {
        var stored = await storage.TakeAsync(localPath, StorageLayout.ProjectKey(userId, projectId, path), cancellationToken);
        var asset = new Asset
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
        try
        {
            // The file has moved: its row follows, whoever stops now.
            await commits.WriteAsync(batch => Write(batch, asset, stored.Key), CancellationToken.None);
        }
        catch (DbException)
        {
            // A project that was deleted meanwhile takes no more files.
            if (!await HasProjectAsync(projectId))
                await storage.DeleteAsync(stored.Key, CancellationToken.None);
            throw;
        }

        return asset;
    }

    public async Task<IReadOnlyList<Asset>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Asset>().AsNoTracking().Where(a => a.ProjectId == projectId).OrderBy(a => a.Path).ToListAsync(cancellationToken);
    }

    /// <summary>Paths in a folder of the project's layout, each without its extension.</summary>
    public async Task<IReadOnlySet<string>> PathsAsync(Guid projectId, string folder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var paths = await db.Set<Asset>().Where(a => a.ProjectId == projectId && a.Path.StartsWith(folder)).Select(a => a.Path).ToListAsync(cancellationToken);
        return paths.Select(path => Path.ChangeExtension(path, null)).ToHashSet(StringComparer.Ordinal);
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

    /// <summary>A file that stood there before keeps its id. Files that listeners get stand in the project's own row too.</summary>
    private static void Write(StatementBatch batch, Asset asset, string key)
    {
        batch.Add(
            $"""
            INSERT INTO assets (id, user_id, project_id, path, kind, step, content_type, size, sha256, duration_seconds, created_at)
            VALUES ({asset.Id}, {asset.UserId}, {asset.ProjectId}, {asset.Path}, {asset.Kind}, {asset.Step}, {asset.ContentType}, {asset.Size}, {asset.Sha256},
                {asset.DurationSeconds}, {asset.CreatedAt})
            ON CONFLICT (project_id, path) DO UPDATE SET step = excluded.step, size = excluded.size, sha256 = excluded.sha256,
                duration_seconds = excluded.duration_seconds, created_at = excluded.created_at
            """);
        switch (asset.Path)
        {
            case "audio/final.mp3":
                batch.Add($"UPDATE projects SET audio_url = {key}, audio_duration_seconds = {(int)Math.Round(asset.DurationSeconds ?? 0)} WHERE id = {asset.ProjectId}");
                break;
            case "images/cover.jpg":
                batch.Add($"UPDATE projects SET image_url = {key} WHERE id = {asset.ProjectId}");
                break;
            case "videos/final.mp4":
                batch.Add($"UPDATE projects SET video_url = {key} WHERE id = {asset.ProjectId}");
                break;
        }
    }

    private async Task<bool> HasProjectAsync(Guid projectId)
    {
        await using var db = await database.CreateDbContextAsync(CancellationToken.None);
        return await db.Set<Project>().AnyAsync(p => p.Id == projectId, CancellationToken.None);
    }
}
