namespace PodcastMuse.TestServers;

/// <summary>A Redis of the tests' own, on a free port, that keeps nothing.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port;
    private Leashed _process;

    private RedisServer(int port, Leashed process) => (_port, _process) = (port, process);

    public string Url => $"redis://127.0.0.1:{_port}";

    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = LoopbackPort.Free();
        var server = new RedisServer(port, Launch(port));
        await Leashed.WaitForAsync(port, cancellationToken);
        return server;
    }

    /// <summary>Stops it and starts it again, empty: everything it knew is lost.</summary>
    public async Task RestartEmptyAsync(CancellationToken cancellationToken)
    {
        await _process.DisposeAsync();
        _process = Launch(_port);
        await Leashed.WaitForAsync(_port, cancellationToken);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Leashed Launch(int port) => Leashed.Start(
        $"exec redis-server --port {port} --databases 200 --bind 127.0.0.1 --save '' --appendonly no --dir /tmp", "TERM");
}
