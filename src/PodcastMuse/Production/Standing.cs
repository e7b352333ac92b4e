using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>Why a step failed.</summary>
public sealed record StepError(string Type, string Detail, Saying? Said);

/// <summary>How a step stands; progress in percent, attempts as often as somebody began it, credits as it costs here and as they went back.</summary>
public sealed record StepStanding(
    string Step, string Status, int Progress, int Attempts, string? Message, Saying? Said, StepError? Error, int Credits, int CreditsRefunded);

/// <summary>How a production stands; progress in percent of its steps. <paramref name="AwaitsApproval"/>: it goes on when the script is approved.</summary>
public sealed record Standing(
    Guid ProductionId, string Status, int Progress, bool AwaitsApproval, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, int Credits, int CreditsRefunded,
    IReadOnlyList<StepStanding> Steps);

/// <summary>Reads how a project's newest production stands.</summary>
public sealed class Standings(IDbContextFactory<MuseDbContext> database) : IProgressSnapshots
{
    /// <summary>Null when the user has no such project, or it has no production yet.</summary>
    public async Task<Standing?> OfAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, userId, projectId, cancellationToken);
    }

    async Task<ProgressSnapshot?> IProgressSnapshots.OfAsync(Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // The number first: what is read after it is at least as new.
        var seq = await db.Set<Project>().Where(p => p.Id == projectId && p.UserId == userId)
            .Select(p => (long?)(db.Set<ProgressEvent>().Where(e => e.ProjectId == projectId).Max(e => (long?)e.Seq) ?? 0))
            .SingleOrDefaultAsync(cancellationToken);
        if (seq is not { } last)
            return null;
        return await ReadAsync(db, userId, projectId, cancellationToken) is { } standing
            ? new ProgressSnapshot(
                standing.ProductionId,
                standing.Status,
                standing.Progress,
                standing.Status is not (ProductionStatus.Queued or ProductionStatus.InProgress),
                last,
                [.. standing.Steps.Select(s => new StepState(s.Step, s.Status, s.Progress, s.Message, s.Said))])
            : new ProgressSnapshot(null, null, 0, false, last, []);
    }

    private static async Task<Standing?> ReadAsync(MuseDbContext db, Guid userId, Guid projectId, CancellationToken cancellationToken)
    {
        var found = await db.Set<EpisodeProduction>().AsNoTracking().Where(p => p.ProjectId == projectId && p.UserId == userId)
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Status,
                p.ScriptApproved,
                p.CreatedAt,
                p.FinishedAt,
                Steps = db.Set<ProductionStep>().Where(s => s.ProductionId == p.Id).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var steps = ProductionPlan.Steps.SelectMany(d => found.Steps.Where(s => s.Name == d.Name))
            .Select(s => new StepStanding(
                s.Name, s.Status, s.Progress, s.Attempts, s.Message, Phrase.ReadSaid(s.Said), s.ErrorType is null ? null : new StepError(s.ErrorType, s.Message ?? "", Phrase.ReadSaid(s.Said)),
                StepSettlement.ChargeOf(s)?.Credits ?? 0, ProductionEnding.RefundOf(s)))
            .ToList();
        var waits = !found.ScriptApproved && found.FinishedAt is null
            && steps.Exists(s => s.Step == ProductionPlan.ScriptGeneration && s.Status == StepStatus.Completed);
        var progress = steps.Count == 0 ? 0 : (int)steps.Average(s => s.Progress);
        return new Standing(found.Id, found.Status, progress, waits, found.CreatedAt, found.FinishedAt, steps.Sum(s => s.Credits), steps.Sum(s => s.CreditsRefunded), steps);
    }
}
