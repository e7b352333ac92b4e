using PodcastMuse.Progress;
using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>Events between nodes by Redis' publish and subscribe: nothing is kept, and what is lost is found by its gap.</summary>
internal sealed class RedisProgressBus(IConnectionMultiplexer connection) : IProgressBus
{
    public void Publish(IReadOnlyList<ProgressEvent> events) =>
        connection.GetSubscriber().Publish(ChannelOf(events[0].ProjectId), ProgressMessages.Pack(events), CommandFlags.FireAndForget);

    public async Task<IAsyncDisposable> SubscribeAsync(Guid projectId, Action<ProgressEvent> receive, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(projectId);
        void Hear(RedisChannel _, RedisValue message)
        {
            foreach (var heard in ProgressMessages.Unpack(((ReadOnlyMemory<byte>)message).Span))
                receive(heard);
        }

        try
        {
            await connection.GetSubscriber().SubscribeAsync(channel, Hear).WaitAsync(cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is RedisException or TimeoutException)
        {
            // Without Redis the reader follows the table.
        }

        return new Subscription(connection.GetSubscriber(), channel, Hear);
    }

    private static RedisChannel ChannelOf(Guid projectId) => RedisChannel.Literal($"muse:progress:{projectId:N}");

    private sealed class Subscription(ISubscriber subscriber, RedisChannel channel, Action<RedisChannel, RedisValue> hear) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await subscriber.UnsubscribeAsync(channel, hear);
            }
            catch (Exception unreachable) when (unreachable is RedisException or TimeoutException)
            {
                // It knows nothing of us then.
            }
        }
    }
}
