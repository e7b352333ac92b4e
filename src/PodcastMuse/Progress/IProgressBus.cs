namespace PodcastMuse.Progress;

/// <summary>
/// Carries events between nodes. It may lose any message, deliver it twice or late: readers see gaps by <see cref="ProgressEvent.Seq"/>
/// and read them from the table.
/// </summary>
public interface IProgressBus
{
    /// <param name="events">Of one project, in order.</param>
    void Publish(IReadOnlyList<ProgressEvent> events);

    /// <summary>Events of the project from other nodes (and perhaps this one) until disposed of.</summary>
    Task<IAsyncDisposable> SubscribeAsync(Guid projectId, Action<ProgressEvent> receive, CancellationToken cancellationToken);
}

/// <summary>One node alone: there is nobody to tell.</summary>
public sealed class SoleNode : IProgressBus, IAsyncDisposable
{
    public void Publish(IReadOnlyList<ProgressEvent> events)
    {
        // Listeners of this node were told by the feed.
    }

    public Task<IAsyncDisposable> SubscribeAsync(Guid projectId, Action<ProgressEvent> receive, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
