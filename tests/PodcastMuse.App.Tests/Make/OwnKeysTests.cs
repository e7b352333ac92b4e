using ProviderEmulator;

namespace PodcastMuse.App.Tests.Make;

/// <summary><c>muse make --provider byok</c>: the environment's keys, the outside played by the emulator.</summary>
public sealed class OwnKeysTests : IDisposable
{
    private readonly Workbench _bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_killed_run_goes_on_and_pays_nothing_twice()
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None with { Speech = TimeSpan.FromMilliseconds(100) } }, Stop);
        var muse = new Muse(_bench.Data, environment: Keys(emulator));
        string[] request = [.. ShortRequest.Of(_bench), "--provider", "byok"];

        var killed = await muse.MakeAsync(request, (process, line) =>
        {
            if (line.Contains("lines are spoken", StringComparison.Ordinal))
                Muse.Kill(process);
        });
        var ended = await muse.MakeAsync(request);

        Assert.True(killed.WasKilled);
        ended.Succeeded();
        Assert.Equal(["chat", "images", "speech"], emulator.Ledger.Entries.Select(e => e.Call).Distinct().Order());
        // What had been sent and was not answered when the process was killed cannot be found again: as many as are sent at once.
        Assert.InRange(emulator.Ledger.Repeats().Count, 0, 12);
    }

    private static Dictionary<string, string> Keys(EmulatorHost emulator) => new()
    {
        ["OPENAI_API_KEY"] = "sk-good-0123456789abcdefghij",
        ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
    };
}
