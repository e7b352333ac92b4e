using PodcastMuse.Kernel;

namespace PodcastMuse.Projects;

/// <summary>One user's sources are read one after the other, so that nobody's heavy files take all cores from the others.</summary>
public sealed class SourceTurns
{
    private readonly KeyedLock<Guid> _turns = new();

    /// <summary>Waits for the user's turn; dispose the answer to let go.</summary>
    public Task<IDisposable> TakeAsync(Guid userId, CancellationToken cancellationToken) => _turns.TakeAsync(userId, cancellationToken);
}
