using System.Threading.Channels;

namespace PodcastMuse.Progress;

/// <summary>One reader's live events; holds at most a few hundred, then the oldest are dropped (and found in the table).</summary>
public sealed class ProgressInbox(ChannelReader<ProgressEvent> events, IAsyncDisposable subscription, Action leave) : IAsyncDisposable
{
    public ChannelReader<ProgressEvent> Events => events;

    public async ValueTask DisposeAsync()
    {
        leave();
        await subscription.DisposeAsync();
    }
}
