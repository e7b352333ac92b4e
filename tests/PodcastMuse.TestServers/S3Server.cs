using System.Diagnostics;

namespace PodcastMuse.TestServers;

/// <summary>An S3-compatible server of the tests' own (npm's s3rver) on a free port, with one empty bucket. It knows its ids, but checks no signatures of version 4.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "podcast-muse";

    /// <summary>Both the id and the secret that s3rver knows.</summary>
    public const string Key = "S3RVER";

    private readonly string _folder;
    private readonly Leashed _process;

    private S3Server(string folder, int port, Leashed process) => (_folder, _process, Address) = (folder, process, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public static async Task<S3Server> StartAsync(CancellationToken cancellationToken)
    {
        var program = await InstallAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("muse-s3-").FullName;
        var port = LoopbackPort.Free();
        var process = Leashed.Start($"exec node {program} -d {folder} -a 127.0.0.1 -p {port} -s --no-vhost-buckets --configure-bucket {Bucket}", "TERM");
        await Leashed.WaitForAsync(port, cancellationToken);
        return new S3Server(folder, port, process);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The launcher has installed it; a test that is run by itself does it now, one process at a time.</summary>
    private static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        var home = Path.Combine(Root(), "tests", "s3");
        var program = Path.Combine(home, "node_modules", "s3rver", "bin", "s3rver.js");
        if (File.Exists(program))
            return program;
        var start = new ProcessStartInfo("flock") { WorkingDirectory = home, RedirectStandardError = true, RedirectStandardOutput = true, ArgumentList = { home, "npm", "ci", "--no-audit", "--no-fund" } };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        return File.Exists(program) ? program : throw new InvalidOperationException($"The tests of S3 need s3rver (npm ci in tests/s3): {errors}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PodcastMuse.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
