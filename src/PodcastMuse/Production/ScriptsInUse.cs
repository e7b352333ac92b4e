using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>A script that is being written or spoken stays as it is; while its creator reviews it, it may change.</summary>
internal sealed class ScriptsInUse : IScriptGuard
{
    public async Task<Problem?> ObjectionAsync(MuseDbContext db, Guid projectId, CancellationToken cancellationToken)
    {
        var isUsed = await db.Set<EpisodeProduction>().AnyAsync(
            p => p.ProjectId == projectId
                && (p.Status == ProductionStatus.Queued || p.Status == ProductionStatus.InProgress)
                && (p.ScriptApproved || !db.Set<ProductionStep>().Any(
                    s => s.ProductionId == p.Id && s.Name == ProductionPlan.ScriptGeneration && s.Status == StepStatus.Completed)),
            cancellationToken);
        return isUsed
            ? Problems.Conflict("The script is being produced. Wait until the production ends, or cancel it; then change the script. What is unchanged is not made again.")
            : null;
    }
}
