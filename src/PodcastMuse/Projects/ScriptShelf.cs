using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>Versions of scripts. Saving makes the next version; the newest is the one in force.</summary>
public sealed class ScriptShelf(IDbContextFactory<MuseDbContext> database, TimeProvider clock)
{
    public async Task<EpisodeScript?> NewestAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId)
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Puts a next version in its place.</summary>
    internal async Task<EpisodeScript> SaveAsync(EpisodeScript next, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await next.WriteAsync(db, clock, cancellationToken);
        return next;
    }

    public async Task<EpisodeScript> SaveAsync(
        Guid userId, Guid projectId, string origin, double predictedSeconds, IReadOnlyList<ScriptSpeaker> speakers,
        IReadOnlyList<ScriptChapter> chapters, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<EpisodeScript>().Where(s => s.ProjectId == projectId).MaxAsync(s => (int?)s.Version, cancellationToken) ?? 0;
        var script = new EpisodeScript
        {
            Id = Ids.New(clock),
            UserId = userId,
            ProjectId = projectId,
            Version = newest + 1,
            Origin = origin,
            PredictedSeconds = predictedSeconds,
            Speakers = speakers,
            Chapters = chapters,
            Notes = notes,
            CreatedAt = clock.GetUtcNow(),
        };
        await script.WriteAsync(db, clock, cancellationToken);
        return script;
    }
}
