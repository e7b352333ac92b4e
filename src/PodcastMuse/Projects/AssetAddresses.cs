using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>A file as clients see it. Size in bytes; the address is good for an hour.</summary>
public sealed record AssetView(
    Guid Id, string Kind, string Path, string ContentType, long Size, string Sha256, double? DurationSeconds, DateTimeOffset CreatedAt, string Url);

/// <summary>A file that is on this machine now.</summary>
public sealed record FetchedAsset(string Path, string LocalPath, string Sha256);

/// <summary>Hands out a project's files to its owner. What steps keep for themselves (<c>work/</c>) is not handed out.</summary>
public sealed class AssetAddresses(IDbContextFactory<MuseDbContext> database, IFileStorage storage)
{
    internal const string Work = "work";

    private const string PackagePath = "downloads/resources.zip";
    private const int MostName = 80;

    public async Task<IReadOnlyList<AssetView>> ListAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var assets = await Of(db, userId, projectId).Where(a => a.Kind != Work).OrderBy(a => a.Path).ToListAsync(cancellationToken);
        return assets.ConvertAll(a => new AssetView(
            a.Id, a.Kind, a.Path, a.ContentType, a.Size, a.Sha256, a.DurationSeconds, a.CreatedAt,
            storage.AddressFor(StorageLayout.ProjectKey(userId, projectId, a.Path), FileAddresses.Lifetime, downloadName: null)));
    }

    /// <summary>The package's address, named after the episode; null while there is none.</summary>
    public async Task<string?> PackageAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var title = await db.Set<Project>()
            .Where(p => p.Id == projectId && p.UserId == userId && db.Set<Asset>().Any(a => a.ProjectId == projectId && a.Path == PackagePath))
            .Select(p => p.Title).FirstOrDefaultAsync(cancellationToken);
        return title is null ? null : storage.AddressFor(StorageLayout.ProjectKey(userId, projectId, PackagePath), FileAddresses.Lifetime, FileName(title) + ".zip");
    }

    public async Task<FetchedAsset?> FetchAsync(Guid userId, Guid projectId, string path, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sha256 = await Of(db, userId, projectId).Where(a => a.Path == path).Select(a => a.Sha256).FirstOrDefaultAsync(cancellationToken);
        return sha256 is not null && await storage.FetchAsync(StorageLayout.ProjectKey(userId, projectId, path), cancellationToken) is { } local
            ? new FetchedAsset(path, local, sha256)
            : null;
    }

    private static IQueryable<Asset> Of(MuseDbContext db, Guid userId, Guid projectId) =>
        db.Set<Asset>().AsNoTracking().Where(a => a.ProjectId == projectId && a.UserId == userId);

    /// <summary>A title as every file system takes it.</summary>
    private static string FileName(string title)
    {
        var name = new string([.. title.Select(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? ' ' : c)]);
        name = string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        if (name.Length > MostName)
            name = name[..(char.IsHighSurrogate(name[MostName - 1]) ? MostName - 1 : MostName)];
        return name.Length == 0 ? "episode" : name;
    }
}
