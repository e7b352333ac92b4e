using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Http;
using PodcastMuse.Storage;

namespace PodcastMuse.Projects;

/// <summary>Which projects, and in which order.</summary>
public sealed record ProjectQuery(
    [property: OneOf(null, ProjectStatus.Draft, ProjectStatus.Generating, ProjectStatus.Completed, ProjectStatus.Failed)] string? Status,
    [property: StringLength(200), Readable(isOneLine: true), Description("Words in the title or the description; upper and lower case are the same.")] string? Q,
    [property: OneOf(null, ProjectQuery.Created, "-" + ProjectQuery.Created, ProjectQuery.Updated, "-" + ProjectQuery.Updated, ProjectQuery.ByTitle, "-" + ProjectQuery.ByTitle)]
    [property: Description("created_at, updated_at or title; with - in front, from the last to the first"), DefaultValue("-" + ProjectQuery.Created)] string? Sort)
{
    internal const string Created = "created_at";
    internal const string Updated = "updated_at";
    internal const string ByTitle = "title";
}

/// <summary>Lists an account's projects.</summary>
public sealed class ProjectList(IDbContextFactory<MuseDbContext> database, NewestProjects newest, IFileStorage storage)
{
    public async Task<PageOf<ProjectSummary>> ReadAsync(Guid userId, ProjectQuery query, PageQuery page, CancellationToken cancellationToken)
    {
        if (query is { Status: null, Q: null, Sort: null or "-" + ProjectQuery.Created } && page is { Number: 1, Size: <= NewestProjects.Most })
            return (await newest.ReadAsync(userId, page, cancellationToken)).ConvertAll(Sign);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var projects = db.Set<Project>().AsNoTracking().Where(p => p.UserId == userId);
        if (query.Status is { } status)
            projects = projects.Where(p => p.Status == status);
        if (query.Q?.Trim() is { Length: > 0 } words)
            projects = Search(projects, words);
        var found = await Sort(projects, query.Sort)
            .Select(p => new ProjectSummary(
                p.Id, p.UserId, p.Title, p.Description, p.Language, p.TargetDurationMinutes, p.VoiceGender, p.VoiceTone, p.ScriptTemplate, p.Status,
                p.AudioUrl, p.AudioDurationSeconds, p.ImageUrl, p.ImageUrl, p.VideoUrl, p.TotalCreditsUsed, p.CreatedAt, p.UpdatedAt))
            .PageAsync(page, cancellationToken);
        return found.ConvertAll(Sign);
    }

    /// <summary>SQLite lowers ASCII letters only, so the words are looked for as they were typed, too.</summary>
    private static IQueryable<Project> Search(IQueryable<Project> projects, string words)
    {
        var lower = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database lowers, by its own rules.
        return projects.Where(p =>
            p.Title.ToLower().Contains(lower) || p.Title.Contains(words)
            || (p.Description != null && (p.Description.ToLower().Contains(lower) || p.Description.Contains(words))));
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>Ids, which sort by time, decide between equals: a page never repeats what another showed.</summary>
    private static IOrderedQueryable<Project> Sort(IQueryable<Project> projects, string? sort) => sort switch
    {
        ProjectQuery.Created => projects.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id),
        ProjectQuery.Updated => projects.OrderBy(p => p.UpdatedAt).ThenBy(p => p.Id),
        "-" + ProjectQuery.Updated => projects.OrderByDescending(p => p.UpdatedAt).ThenByDescending(p => p.Id),
        ProjectQuery.ByTitle => projects.OrderBy(p => p.Title).ThenBy(p => p.Id),
        "-" + ProjectQuery.ByTitle => projects.OrderByDescending(p => p.Title).ThenByDescending(p => p.Id),
        _ => projects.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id),
    };

    private ProjectSummary Sign(ProjectSummary project) => project.AudioUrl is null && project.ImageUrl is null && project.VideoUrl is null
        ? project
        : project with
        {
            AudioUrl = FileAddresses.Of(project.AudioUrl, storage),
            ImageUrl = FileAddresses.Of(project.ImageUrl, storage),
            ThumbnailUrl = FileAddresses.Of(FileAddresses.ThumbnailOf(project.ImageUrl), storage),
            VideoUrl = FileAddresses.Of(project.VideoUrl, storage),
        };
}
