using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PodcastMuse.App.Tests.Settings;

/// <summary>A service that cannot start says so in one line.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task On_a_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await SaysAsync(1, $"Something else listens on 127.0.0.1:{port}", ("PORT", $"{port}"));
    }

    [Fact]
    public Task On_a_database_that_is_not_there() =>
        SaysAsync(1, "The database did not answer", ("PORT", "0"), ("DATABASE_URL", "postgresql://muse@127.0.0.1:1/nothing"));

    [Fact]
    public Task On_a_folder_that_is_a_file()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        return SaysAsync(1, "DATA_DIR names another folder", ("PORT", "0"), ("DATA_DIR", Path.Combine(file, "data")));
    }

    [Fact]
    public Task On_a_host_that_is_no_address() => SaysAsync(2, "HOST must be an address", ("PORT", "0"), ("HOST", "example.com"));

    private async Task SaysAsync(int exitCode, string words, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "muse"), "serve") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder };
        start.Environment["DATA_DIR"] = Path.Combine(_folder, "data");
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == exitCode, errors + await output);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors + await output, StringComparison.Ordinal);
    }
}
