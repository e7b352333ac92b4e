using PodcastMuse.Kernel;

namespace PodcastMuse.Progress;

/// <summary>How a step stands; progress in percent.</summary>
public sealed record StepState(string Step, string Status, int Progress, string? Message, Saying? Said);

/// <summary>
/// How a project's newest production stands, at least as new as the event <paramref name="Seq"/>. Without a production its status is null.
/// </summary>
public sealed record ProgressSnapshot(
    Guid? ProductionId, string? Status, int Progress, bool HasEnded, long Seq, IReadOnlyList<StepState> Steps);

/// <summary>Tells how a project stands; whoever runs productions implements it.</summary>
public interface IProgressSnapshots
{
    /// <summary>Null when there is no such project of this user.</summary>
    Task<ProgressSnapshot?> OfAsync(Guid userId, Guid projectId, CancellationToken cancellationToken);
}
