using PodcastMuse.App.Tests.Api;
using PodcastMuse.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]

namespace PodcastMuse.App.Tests.Api;

/// <summary>On what the service stands.</summary>
public enum ServerKind
{
    /// <summary>SQLite, files, queues in memory.</summary>
    Embedded,

    /// <summary>PostgreSQL, Redis and a bucket.</summary>
    Scaled,
}

/// <summary>One service of each kind for all tests, started when the first test asks for it. Tests share it, so each makes its own users.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1);
    private readonly Dictionary<ServerKind, TestServer> _servers = [];
    private readonly List<IAsyncDisposable> _below = [];

    public async Task<TestServer> GetAsync(ServerKind kind, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (!_servers.TryGetValue(kind, out var server))
                _servers[kind] = server = await TestServer.StartAsync(kind == ServerKind.Embedded ? Everyone() : await ScaledAsync(cancellationToken), cancellationToken);
            return server;
        }
        finally
        {
            _starting.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
        foreach (var server in _below)
            await server.DisposeAsync();
        _starting.Dispose();
    }

    private static Dictionary<string, string> Everyone() => new()
    {
        ["RETRY_BASE_SECONDS"] = "1",
        ["ADMIN_EMAILS"] = "admin@example.com",
        ["RATE_LIMIT_FREE"] = "100000",
        ["RATE_LIMIT_PRO"] = "100000",
        ["RATE_LIMIT_SIGN_IN"] = "100000",
    };

    private async Task<Dictionary<string, string>> ScaledAsync(CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync(cancellationToken);
        _below.Add(postgres);
        var redis = await RedisServer.StartAsync(cancellationToken);
        _below.Add(redis);
        var s3 = await S3Server.StartAsync(cancellationToken);
        _below.Add(s3);
        return new(Everyone())
        {
            ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(cancellationToken),
            ["REDIS_URL"] = redis.Url,
            ["S3_BUCKET_NAME"] = S3Server.Bucket,
            ["S3_ENDPOINT_URL"] = s3.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = S3Server.Key,
            ["AWS_SECRET_ACCESS_KEY"] = S3Server.Key,
        };
    }
}
