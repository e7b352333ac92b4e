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

    [Fact]
    public async Task Told_to_stop_while_it_starts_it_ends_as_at_any_other_time()
    {
        // Somebody listens, but never answers.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var process = Start(("PORT", "0"), ("DATABASE_URL", $"postgresql://muse@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/muse"));
        var errors = process.StandardError.ReadToEndAsync(Stop);
        using var asked = await silent.AcceptTcpClientAsync(Stop);
        Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(Stop);

        Assert.Equal("", await errors);
        // By itself, or as whoever was ended by the signal (128 + SIGTERM) where something would not let go.
        Assert.Contains(process.ExitCode, (int[])[0, 143]);
    }

    [Fact]
    public async Task It_does_not_watch_the_files_of_its_users()
    {
        using var process = Start(("PORT", "0"));
        try
        {
            while (await process.StandardOutput.ReadLineAsync(Stop) is { } line && !line.Contains(" is at ", StringComparison.Ordinal))
                continue;
            // Linux tells of each file a process has open; of a watch, what it watches.
            Assert.DoesNotContain(Directory.GetFiles($"/proc/{process.Id}/fdinfo"), file => Read(file).Contains("inotify wd:", StringComparison.Ordinal));
        }
        finally
        {
            process.Kill();
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return "";
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Process Start(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "muse"), "serve") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder };
        start.Environment["DATA_DIR"] = Path.Combine(_folder, "data");
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task SaysAsync(int exitCode, string words, params (string Name, string Value)[] settings)
    {
        using var process = Start(settings);
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);

        Assert.True(process.ExitCode == exitCode, errors + await output);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors + await output, StringComparison.Ordinal);
    }
}
