using PodcastMuse.Data;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>Whoever works from a project's script may ask that it stays as it is meanwhile.</summary>
public interface IScriptGuard
{
    /// <summary>Null where the script may change now.</summary>
    Task<Problem?> ObjectionAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken);
}
