using System.Diagnostics;
using Npgsql;

namespace PodcastMuse.TestServers;

/// <summary>A PostgreSQL of the tests' own, on a free port with an empty cluster. Not durable: it is for behaviour, not for power cuts.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port;
    private Leashed _process;

    private PostgresServer(string folder, int port, Leashed process) => (_folder, _port, _process) = (folder, port, process);

    /// <summary>PostgreSQL refuses to run as root, so root lends it the account that its package made.</summary>
    private static string AsOwner => Environment.IsPrivilegedProcess ? "setpriv --reuid=postgres --regid=postgres --init-groups " : "";

    private static string Programs => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("muse-postgres-").FullName;
        await RunAsync((Environment.IsPrivilegedProcess ? $"chown postgres {folder}; " : "")
            + $"{AsOwner}{Programs}/initdb -D {folder}/data -U muse -A trust -E UTF8 --locale=C.UTF-8 --no-sync", cancellationToken);
        var port = LoopbackPort.Free();
        var server = new PostgresServer(folder, port, Launch(folder, port));
        await server.WaitAsync(cancellationToken);
        return server;
    }

    /// <summary>Makes an empty database and gives its address.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"muse_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=muse;Database=postgres;Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return $"postgresql://muse@127.0.0.1:{_port}/{name}";
    }

    /// <summary>Stops it and starts it again with its data, as an operator would.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _process.DisposeAsync();
        _process = Launch(_folder, _port);
        await WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static Leashed Launch(string folder, int port) => Leashed.Start(
        $"exec {AsOwner}{Programs}/postgres -D {folder}/data -p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=300",
        "INT");

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Leashed.WaitForAsync(_port, cancellationToken);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=muse;Database=postgres;Pooling=false");
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(30, cancellationToken);
            }
        }
    }

    private static async Task RunAsync(string command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true, RedirectStandardOutput = true, ArgumentList = { "-c", command }, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"PostgreSQL's tests need its package (apt-get install postgresql): {errors}");
    }
}
