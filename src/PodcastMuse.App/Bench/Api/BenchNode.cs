using System.Diagnostics;
using PodcastMuse.App.Settings;

namespace PodcastMuse.App.Bench.Api;

/// <summary>The service as an operator starts it, but for the steps' work, in a process of its own that ends with this.</summary>
internal sealed class BenchNode : IDisposable
{
    private const string Sign = " is at ";

    /// <summary>Until a service that was started is at rest.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private BenchNode(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Returns once it answers and has come to rest.</summary>
    /// <param name="settings">Whose data folder it shares; what else it stands on is in the environment.</param>
    /// <param name="role">Whether it answers, works, or both.</param>
    /// <param name="options">Of <c>muse bench node</c>.</param>
    /// <param name="client">To ask whether it is ready.</param>
    /// <param name="clock">Times its rest.</param>
    /// <param name="cancellationToken">Ends the process, too.</param>
    public static async Task<BenchNode> StartAsync(
        MuseSettings settings, Role role, string[] options, HttpClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["bench", "node", .. options]) { RedirectStandardOutput = true };
        start.Environment["PORT"] = "0";
        start.Environment["ROLE"] = role.ToString().ToLowerInvariant();
        start.Environment["DATA_DIR"] = settings.DataDir;
        start.Environment["LOG_LEVEL"] = "error";
        start.Environment["MAX_PROJECTS_PER_USER"] = "1000000";
        foreach (var limit in new[] { "RATE_LIMIT_FREE", "RATE_LIMIT_PRO", "RATE_LIMIT_SIGN_IN" })
            start.Environment[limit] = "0";
        var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process, cancellationToken);
            using var response = await client.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
            await Task.Delay(Rest, clock, cancellationToken);
            return new BenchNode(process, address);
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public void Dispose() => End(_process);

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.IndexOf(Sign, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Sign.Length)..]);
        }

        throw new InvalidOperationException("The service did not start.");
    }

    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
