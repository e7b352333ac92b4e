using System.Diagnostics;
using System.Globalization;
using ProviderEmulator;

namespace PodcastMuse.App.Tests.Make;

/// <summary>
/// Ended without notice at chance moments, again and again, <c>muse make</c> with keys buys what an episode needs, once: but for what was being
/// asked when it was ended, which nobody can find again. <c>MUSE_KILLS=200 ./muse test RandomKill --all</c> tries it as often as one likes.
/// </summary>
[Trait("Length", "Long")]
public sealed class RandomKillTests(ITestOutputHelper output) : IDisposable
{
    private const int UsualKills = 12;

    /// <summary>Requests of one run, from its first to its last; a run is ended somewhere among them.</summary>
    private const int MostRequests = 24;

    /// <summary>What may be under way at the moment: lines by KIE's gate, a picture and a text.</summary>
    private const int AtOnce = 22;

    private readonly Workbench _bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Whenever_it_is_killed_nothing_that_was_answered_is_bought_again()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("MUSE_KILLS") ?? $"{UsualKills}", CultureInfo.InvariantCulture);
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.Real.Times(0.05) }, Stop);
        var chance = new Random(20_261_124);
        var (kills, episodes, lost) = (0, 0, 0);
        for (; kills < wanted; episodes++)
        {
            // Each episode has a data folder of its own, so that none is made of what the last one bought.
            var muse = new Muse(_bench.At($"data {episodes}"), environment: Keys(emulator));
            string[] request = [.. ShortRequest.Of(_bench), "--provider", "byok"];
            Ended ended;
            var killedNow = 0;
            do
            {
                var (after, late) = (kills < wanted ? chance.Next(0, MostRequests) : int.MaxValue, chance.Next(0, 200));
                ended = await muse.MakeAsync(request, (_, _) => { }, process => KillAsync(process, emulator, after, late));
                killedNow += ended.WasKilled ? 1 : 0;
                kills += ended.WasKilled ? 1 : 0;
            }
            while (ended.WasKilled);

            ended.Succeeded();
            var bought = emulator.Ledger.Entries;
            var again = bought.Count - bought.Select(e => e.Fingerprint).Distinct().Count();
            output.WriteLine($"Episode {episodes}: {killedNow} kills; {bought.Count} paid calls, {again} of them for what had been asked and not written down when it was killed.");
            Assert.InRange(again, 0, killedNow * AtOnce);
            Assert.True(bought.Select(e => e.Call).Distinct().Order().SequenceEqual(["chat", "create.dialogue", "create.image"]), string.Join(' ', bought.Select(e => e.Call).Distinct()));
            lost += again;
            await Journal.BoughtOnceAsync(muse.DataFolder, mayBeLost: killedNow * AtOnce);
            Directory.Delete(_bench.Out, recursive: true);
            emulator.Ledger.Clear();
        }

        output.WriteLine($"{kills} kills over {episodes} episodes; {lost} calls were paid for twice.");
    }

    /// <summary>Once it has sent so many requests, and so many milliseconds later; never, if it ends before.</summary>
    private static async Task KillAsync(Process process, EmulatorHost emulator, int after, int late)
    {
        var before = Sent();
        while (!process.HasExited && Sent() - before <= after)
            await Task.Delay(5, Stop);
        await Task.Delay(late, Stop);
        if (!process.HasExited)
            Muse.Kill(process);

        long Sent() => emulator.Requests.All is { Count: > 0 } all ? all[^1].Id : 0;
    }

    private static Dictionary<string, string> Keys(EmulatorHost emulator) => new()
    {
        ["OPENAI_API_KEY"] = "sk-good-0123456789abcdefghij",
        ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
        ["KIE_API_KEY"] = "unlimited-0123456789abcdef",
        ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
    };
}
