using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PodcastMuse.TestServers;

namespace PodcastMuse.App.Tests.Scale;

/// <summary>
/// Several nodes of the service as an operator runs them: processes of their own, with settings alone in common, over one PostgreSQL,
/// one Redis and one bucket. A node dies by SIGKILL, also when the tests die.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "muse");

    private readonly string _folder = Directory.CreateTempSubdirectory("muse-cluster-").FullName;
    private readonly List<Node> _nodes = [];
    private readonly List<IAsyncDisposable> _stores = [];
    private Dictionary<string, string> _settings = [];

    private Cluster()
    {
    }

    public required PostgresServer Postgres { get; init; }

    public required RedisServer Redis { get; init; }

    public string DatabaseUrl => _settings["DATABASE_URL"];

    public static async Task<Cluster> StartAsync(CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync(cancellationToken);
        var redis = await RedisServer.StartAsync(cancellationToken);
        var s3 = await S3Server.StartAsync(cancellationToken);
        var cluster = new Cluster { Postgres = postgres, Redis = redis };
        cluster._stores.AddRange([postgres, redis, s3]);
        cluster._settings = new Dictionary<string, string>
        {
            ["DATABASE_URL"] = await postgres.CreateDatabaseAsync(cancellationToken),
            ["REDIS_URL"] = redis.Url,
            ["S3_BUCKET_NAME"] = S3Server.Bucket,
            ["S3_ENDPOINT_URL"] = s3.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = S3Server.Key,
            ["AWS_SECRET_ACCESS_KEY"] = S3Server.Key,
            ["SECRET_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["WELCOME_CREDITS"] = "1000",
            ["MAX_PROJECTS_PER_USER"] = "1000",
            ["RETRY_BASE_SECONDS"] = "1",
            ["RATE_LIMIT_FREE"] = "0",
            ["RATE_LIMIT_SIGN_IN"] = "0",
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..")),
        };
        return cluster;
    }

    /// <summary>A node that answers the API and does no work.</summary>
    public async Task<Node> StartApiAsync(CancellationToken cancellationToken) => await StartAsync("serve", "api", cancellationToken);

    /// <summary>A node that works and answers nobody but its own health.</summary>
    public async Task<Node> StartWorkerAsync(CancellationToken cancellationToken) => await StartAsync("worker", "worker", cancellationToken);

    /// <summary>Runs an operator's command beside the nodes, to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _folder };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        start.Environment["DATA_DIR"] = Path.Combine(_folder, "operator");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.KillAsync();
        foreach (var store in _stores)
            await store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Node> StartAsync(string command, string role, CancellationToken cancellationToken)
    {
        var port = LoopbackPort.Free();
        var place = Directory.CreateDirectory(Path.Combine(_folder, $"{role}-{_nodes.Count}")).FullName;
        var settings = new Dictionary<string, string>(_settings) { ["ROLE"] = role, ["PORT"] = $"{port}", ["DATA_DIR"] = place, ["LOG_LEVEL"] = "warn" };
        var words = string.Join(' ', settings.Select(setting => $"{setting.Key}='{setting.Value}'"));
        var process = Leashed.Start($"cd '{place}'; exec env {words} '{Program}' {command} >log 2>&1", "KILL");
        var node = new Node(new Uri($"http://127.0.0.1:{port}"), Path.Combine(place, "log"), process);
        _nodes.Add(node);
        await Leashed.WaitForAsync(port, cancellationToken);
        return node;
    }
}

/// <summary>One process of the service.</summary>
internal sealed class Node(Uri address, string log, Leashed process)
{
    public Uri Address => address;

    public string Log => File.ReadAllText(log);

    /// <summary>SIGKILL: it gets to say goodbye to nobody.</summary>
    public ValueTask KillAsync() => process.DisposeAsync();
}
