using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>A project as its owner takes it away: its row, its sources with their text, every version of its script.</summary>
public sealed record ExportedProject(ProjectRow Project, IReadOnlyList<ExportedSource> Sources, IReadOnlyList<ScriptView> Scripts);

/// <summary>A source as its owner takes it away.</summary>
public sealed record ExportedSource(string Kind, string Origin, string? Title, DateTimeOffset CreatedAt, IReadOnlyList<SourcePassage> Passages);

/// <summary>An account's projects and their files, one at a time.</summary>
internal sealed class ProjectExport(IDbContextFactory<MuseDbContext> database, IFileStorage storage) : IAccountExport
{
    public string Name => "projects";

    public async IAsyncEnumerable<object> RowsAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.CreatedAt).Select(ProjectRow.Of).ToListAsync(cancellationToken);
        foreach (var project in projects)
        {
            var sources = await db.Set<Source>().AsNoTracking().Where(s => s.ProjectId == project.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
            var scripts = await db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == project.Id).OrderBy(s => s.Version).ToListAsync(cancellationToken);
            yield return new ExportedProject(
                project,
                sources.ConvertAll(s => new ExportedSource(s.Kind, s.Origin, s.Title, s.CreatedAt, s.Passages)),
                scripts.ConvertAll(ScriptView.Of));
        }
    }

    public async IAsyncEnumerable<ExportFile> FilesAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var assets = await db.Set<Asset>().AsNoTracking().Where(a => a.UserId == userId && a.Kind != AssetAddresses.Work)
            .OrderBy(a => a.ProjectId).ThenBy(a => a.Path).Select(a => new { a.ProjectId, a.Path }).ToListAsync(cancellationToken);
        foreach (var asset in assets)
        {
            var key = StorageLayout.ProjectKey(userId, asset.ProjectId, asset.Path);
            yield return new ExportFile($"projects/{asset.ProjectId:D}/{asset.Path}", token => storage.OpenAsync(key, 0, null, token));
        }
    }
}
