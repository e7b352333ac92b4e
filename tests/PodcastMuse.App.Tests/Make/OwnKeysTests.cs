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

    /// <summary>Whose voices can hold a conversation speak, though another comes first for single lines; an ElevenLabs key means its newest model.</summary>
    [Theory]
    [Trait("Length", "Long")]
    [InlineData("GOOGLE_API_KEY", "AQ.good-0123456789abcdefghij", "generate.speech")]
    [InlineData("ELEVENLABS_API_KEY", "good0123456789abcdefghijklmnopqrstuv", "dialogue")]
    public async Task A_conversation_is_asked_for_by_a_switch(string variable, string key, string call)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Spoken, Latency = Latencies.None }, Stop);
        var muse = new Muse(_bench.Data, environment: new Dictionary<string, string>(Keys(emulator))
        {
            [variable] = key,
            ["GOOGLE_BASE_URL"] = emulator.Google.AbsoluteUri,
            ["ELEVENLABS_BASE_URL"] = emulator.ElevenLabs.AbsoluteUri,
        });
        var script = _bench.Keep("script.txt", "Ann: Bees dance to tell each other the way to the flowers they have found.\nBen: And they read the sun while they do it, even behind the clouds.\n");
        string[] request = ["--title", "Bees", "--script", script, "--motion", "none", "--provider", "byok", "--out", _bench.Out];

        (await muse.MakeAsync([.. request, "--dialogue"])).Succeeded();

        Assert.Equal(call, Assert.Single(emulator.Ledger.Entries, e => e.Call is not ("chat" or "images")).Call);
    }

    [Fact]
    public async Task A_conversation_that_no_key_can_hold_is_refused_before_anything_is_asked()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, Stop);
        var ended = await new Muse(_bench.Data, environment: Keys(emulator)).MakeAsync([.. ShortRequest.Of(_bench), "--provider", "byok", "--dialogue"]);

        Assert.Contains("none of your keys (openai)", ended.SaidOneLine(2), StringComparison.Ordinal);
        Assert.Empty(emulator.Requests.All);
    }

    private static Dictionary<string, string> Keys(EmulatorHost emulator) => new()
    {
        ["OPENAI_API_KEY"] = "sk-good-0123456789abcdefghij",
        ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
    };
}
