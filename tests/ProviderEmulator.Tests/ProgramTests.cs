using System.Diagnostics;

namespace ProviderEmulator.Tests;

/// <summary>The emulator as a process of its own.</summary>
public sealed class ProgramTests
{
    [Fact(Timeout = Emulator.Patience)]
    public async Task It_prints_its_addresses_and_ends_with_the_process_it_is_for()
    {
        using var served = Process.Start("sleep", "60");
        using var emulator = Start("--port", "0", "--synthetic", "--during", $"{served.Id}");
        var lines = new List<string>();
        while (lines.Count < 6 && await emulator.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        Assert.Equal(["OPENAI_BASE_URL", "KIE_API_BASE_URL", "ELEVENLABS_BASE_URL", "GOOGLE_BASE_URL"], lines.Skip(1).Take(4).Select(line => line.Split('=')[0]));
        Assert.False(emulator.HasExited);
        served.Kill();
        await emulator.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, emulator.ExitCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_latency_nobody_understands_is_told_and_nothing_starts()
    {
        using var emulator = Start("--port", "0", "--latency", "soon");
        Assert.Contains("not 'soon'", await emulator.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await emulator.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, emulator.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(EmulatorHost).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
