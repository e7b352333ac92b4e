using System.Runtime.InteropServices;
using PodcastMuse.Data;
using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>Changes between nodes by Redis' publish and subscribe. While the connection is away nothing is heard, and what was known before counts as changed.</summary>
internal sealed class RedisChanges : IChangeBus
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("muse:changes");

    private readonly ISubscriber _subscriber;
    private readonly ChangeStamps _stamps;
    private volatile bool _hears;

    public RedisChanges(IConnectionMultiplexer connection, ChangeStamps stamps)
    {
        (_subscriber, _stamps) = (connection.GetSubscriber(), stamps);
        connection.ConnectionFailed += (_, lost) => Turn(lost.ConnectionType, false);
        connection.ConnectionRestored += (_, back) => Turn(back.ConnectionType, true);
        _ = ListenAsync();
    }

    public bool Hears => _hears;

    public void Publish(IReadOnlyList<Guid> ids) =>
        _subscriber.Publish(Channel, MemoryMarshal.AsBytes<Guid>(ids.ToArray()).ToArray(), CommandFlags.FireAndForget);

    private async Task ListenAsync()
    {
        try
        {
            await _subscriber.SubscribeAsync(Channel, (_, message) => _stamps.Touch(MemoryMarshal.Cast<byte, Guid>(((ReadOnlyMemory<byte>)message).Span).ToArray()));
            Turn(ConnectionType.Subscription, true);
        }
        catch (Exception unreachable) when (unreachable is RedisException or TimeoutException)
        {
            // Everything is read from the database until Redis is back.
        }
    }

    private void Turn(ConnectionType which, bool hears)
    {
        if (which != ConnectionType.Subscription)
            return;
        _hears = hears;
        _stamps.Touch([]);
    }
}
