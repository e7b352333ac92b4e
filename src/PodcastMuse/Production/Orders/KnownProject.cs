using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Orders;

/// <summary>A source of a project: its place there, where it is from, and the characters of its text (0: not read yet).</summary>
public sealed record KnownSource(Guid Id, int Position, string Origin, int Characters);

/// <summary>What an order needs to know of a project that exists already. The script is the newest version.</summary>
public sealed record KnownProject(Project Project, IReadOnlyList<KnownSource> Sources, EpisodeScript? Script, ProductionSettings? LastSettings)
{
    /// <summary>Null when there is no such project of this user.</summary>
    public static async Task<KnownProject?> FindAsync(MuseDbContext db, Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        var project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == projectId && p.UserId == userId, cancellationToken);
        if (project is null)
            return null;
        var sources = await db.Set<Source>().Where(s => s.ProjectId == projectId).OrderBy(s => s.Position)
            .Select(s => new KnownSource(s.Id, s.Position, s.Origin, s.Characters)).ToListAsync(cancellationToken);
        var script = await db.Set<EpisodeScript>().AsNoTracking().Where(s => s.ProjectId == projectId)
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellationToken);
        var settings = await db.Set<EpisodeProduction>().AsNoTracking().Where(p => p.ProjectId == projectId)
            .OrderByDescending(p => p.CreatedAt).Select(p => p.Settings).FirstOrDefaultAsync(cancellationToken);
        return new KnownProject(project, sources, script, settings);
    }
}
