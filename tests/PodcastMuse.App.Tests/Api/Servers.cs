using Microsoft.Extensions.DependencyInjection;
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
    private static readonly Dictionary<string, string> Everyone = new()
    {
        ["RETRY_BASE_SECONDS"] = "1",
        ["ADMIN_EMAILS"] = "admin@example.com",
        ["RATE_LIMIT_FREE"] = "100000",
        ["RATE_LIMIT_PRO"] = "100000",
        ["RATE_LIMIT_SIGN_IN"] = "100000",
        ["SECRET_KEY"] = new('s', 40),
        ["ENCRYPTION_KEY"] = Convert.ToBase64String(new byte[32]),
    };

    private readonly SemaphoreSlim _starting = new(1);
    private readonly Dictionary<(ServerKind, string), TestServer> _servers = [];
    private readonly List<IAsyncDisposable> _below = [];
    private (PostgresServer Postgres, RedisServer Redis, S3Server S3)? _scaled;
    private int _redisDatabases;

    /// <summary>The service that tests share.</summary>
    public Task<TestServer> GetAsync(ServerKind kind, CancellationToken cancellationToken) => GetAsync(kind, "", _ => { }, cancellationToken);

    /// <summary>A service that tests of the same <paramref name="flavour"/> share; <paramref name="more"/> registers what they play.</summary>
    public async Task<TestServer> GetAsync(ServerKind kind, string flavour, Action<IServiceCollection> more, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (!_servers.TryGetValue((kind, flavour), out var server))
                _servers[(kind, flavour)] = server = await TestServer.StartAsync(await SettingsAsync(kind, cancellationToken), more, cancellationToken);
            return server;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Settings of a service of the test's own, on an empty database. Several nodes may be started on the same.</summary>
    public async Task<Dictionary<string, string>> NewSettingsAsync(ServerKind kind, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            return await SettingsAsync(kind, cancellationToken);
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

    private async Task<Dictionary<string, string>> SettingsAsync(ServerKind kind, CancellationToken cancellationToken)
    {
        if (kind == ServerKind.Embedded)
            return new(Everyone);
        var (postgres, redis, s3) = _scaled ??= (
            Kept(await PostgresServer.StartAsync(cancellationToken)), Kept(await RedisServer.StartAsync(cancellationToken)), Kept(await S3Server.StartAsync(cancellationToken)));
        return new(Everyone)
        {
            ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(cancellationToken),
            ["REDIS_URL"] = $"{redis.Url}/{_redisDatabases++}",
            ["S3_BUCKET_NAME"] = S3Server.Bucket,
            ["S3_ENDPOINT_URL"] = s3.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = S3Server.Key,
            ["AWS_SECRET_ACCESS_KEY"] = S3Server.Key,
        };
    }

    private T Kept<T>(T server)
        where T : IAsyncDisposable
    {
        _below.Add(server);
        return server;
    }
}
