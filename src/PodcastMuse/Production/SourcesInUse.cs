using PodcastMuse.Data;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>Which of a project's sources a production works from.</summary>
internal static class SourcesInUse
{
    /// <summary>In their order.</summary>
    public static IQueryable<Source> SourcesOf(this MuseDbContext db, StepContext context)
    {
        var all = db.Set<Source>().Where(s => s.ProjectId == context.ProjectId);
        if (context.Settings.SourceIds is { } ids)
            all = all.Where(s => ids.Contains(s.Id));
        return all.OrderBy(s => s.Position);
    }
}
