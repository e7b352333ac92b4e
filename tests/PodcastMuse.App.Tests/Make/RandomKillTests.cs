using System.Diagnostics;
using System.Globalization;
using ProviderEmulator;
using ProviderEmulator.Ledger;
using ProviderEmulator.Requests;

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

    /// <summary>Calls that are paid for, by how the emulator names their requests: texts, and KIE's tasks.</summary>
    private const string TextCall = "chat", TaskCall = "create.";

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
        var (kills, episodes, lost, open) = (0, 0, 0, 0);
        for (; kills < wanted; episodes++)
        {
            // Each episode has a data folder of its own, so that none is made of what the last one bought.
            var muse = new Muse(_bench.At($"data {episodes}"), environment: Keys(emulator));
            string[] request = [.. ShortRequest.Of(_bench), "--provider", "byok"];
            Ended ended;
            var moments = new List<InFlight>();
            do
            {
                var (after, late) = (kills < wanted ? chance.Next(0, MostRequests) : int.MaxValue, chance.Next(0, 200));
                ended = await muse.MakeAsync(request, (_, _) => { }, async process =>
                {
                    if (await KillAsync(process, muse.DataFolder, emulator, after, late) is { } moment)
                        moments.Add(moment);
                });
                kills += ended.WasKilled ? 1 : 0;
            }
            while (ended.WasKilled);

            ended.Succeeded();
            var bought = emulator.Ledger.Entries;
            var (texts, tasks) = (AgainOf(bought, TextCall), AgainOf(bought, TaskCall));
            output.WriteLine($"Episode {episodes}: {moments.Count} kills; {bought.Count} paid calls, of them again {texts} texts of {moments.Sum(m => m.Texts)} that were begun and not written down as ended when it was killed, and {tasks} tasks of {moments.Sum(m => m.Tasks)}; of all these the emulator was still answering {moments.Sum(m => m.Unanswered)}.");
            Assert.InRange(texts, 0, moments.Sum(m => m.Texts));
            Assert.InRange(tasks, 0, moments.Sum(m => m.Tasks));
            // A task whose number was written down is never begun again.
            var known = await Journal.TasksAsync(muse.DataFolder);
            Assert.All(bought.Where(e => e.Call.StartsWith(TaskCall, StringComparison.Ordinal)).GroupBy(e => e.Fingerprint), same => Assert.Single(same, e => known.Contains(e.CallId)));
            Assert.True(bought.Select(e => e.Call).Distinct().Order().SequenceEqual(["chat", "create.dialogue", "create.image"]), string.Join(' ', bought.Select(e => e.Call).Distinct()));
            (lost, open) = (lost + texts + tasks, open + moments.Sum(m => m.Texts + m.Tasks));
            await Journal.BoughtOnceAsync(muse.DataFolder, mayBeLost: moments.Sum(m => m.Tasks));
            Directory.Delete(_bench.Out, recursive: true);
            emulator.Ledger.Clear();
        }

        output.WriteLine($"{kills} kills over {episodes} episodes; {open} calls had been begun and not written down as ended when it was killed; {lost} of them were paid for twice.");
    }

    private static int AgainOf(IReadOnlyList<LedgerEntry> bought, string call)
    {
        var own = bought.Where(e => e.Call.StartsWith(call, StringComparison.Ordinal)).ToList();
        return own.Count - own.Select(e => e.Fingerprint).Distinct().Count();
    }

    /// <summary>Once it has sent so many requests, and so many milliseconds later; null if it ends before.</summary>
    private static async Task<InFlight?> KillAsync(Process process, string dataFolder, EmulatorHost emulator, int after, int late)
    {
        var before = Sent();
        while (!process.HasExited && Sent() - before <= after)
            await Task.Delay(5, Stop);
        await Task.Delay(late, Stop);
        if (process.HasExited)
            return null;
        Muse.Kill(process);
        await process.WaitForExitAsync(Stop);
        var (texts, tasks) = await Journal.UnansweredAsync(dataFolder);
        return new InFlight(texts, tasks, emulator.Requests.All.Count(r => r.Id > before && r.Answered is null && IsPaid(r)));

        static bool IsPaid(RecordedRequest request) => request.Call.StartsWith(TextCall, StringComparison.Ordinal) || request.Call.StartsWith(TaskCall, StringComparison.Ordinal);

        long Sent() => emulator.Requests.All is { Count: > 0 } all ? all[^1].Id : 0;
    }

    private static Dictionary<string, string> Keys(EmulatorHost emulator) => new()
    {
        ["OPENAI_API_KEY"] = "sk-good-0123456789abcdefghij",
        ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
        ["KIE_API_KEY"] = "unlimited-0123456789abcdef",
        ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
    };

    /// <summary>
    /// Paid calls at the moment of a kill that stood in the journal as begun, and not as ended or with a number; and how many of them the
    /// emulator was still answering. The others' answers were on their way, or had not been written down yet.
    /// </summary>
    private sealed record InFlight(int Texts, int Tasks, int Unanswered);
}
