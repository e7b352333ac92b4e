using System.Diagnostics;
using System.Globalization;
using ProviderEmulator;
using ProviderEmulator.Ledger;
using ProviderEmulator.Requests;

namespace PodcastMuse.App.Tests.Make;

/// <summary>
/// Ended without notice at chance moments, again and again, <c>muse make</c> with keys buys what an episode needs, once: but for what was being
/// asked when it was ended, which nobody can find again. <c>MUSE_KILLS=200 ./muse test RandomKill --all</c> tries it as often as one likes, and
/// <c>MUSE_KILLS_SEED</c> at other moments.
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
        var chance = new Random(int.Parse(Environment.GetEnvironmentVariable("MUSE_KILLS_SEED") ?? "20261124", CultureInfo.InvariantCulture));
        var (kills, episodes, needed) = (0, 0, 0);
        var total = new Repeats(0, 0);
        for (; kills < wanted; episodes++)
        {
            // Each episode has a data folder of its own, so that none is made of what the last one bought.
            var muse = new Muse(_bench.At($"data {episodes}"), environment: Keys(emulator));
            string[] request = [.. ShortRequest.Of(_bench), "--provider", "byok"];
            Ended ended;
            var moments = new List<Moment>();
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
            Assert.Equal(["chat", "create.dialogue", "create.image"], bought.Select(e => e.Call).Distinct().Order());
            var repeats = await JudgeAsync(bought, moments, muse.DataFolder);
            output.WriteLine($"Episode {episodes}: {moments.Count} kills; {bought.Count} paid calls, {repeats}.");
            (needed, total) = (needed + bought.Count - repeats.All, total.And(repeats));
            await Journal.BoughtOnceAsync(muse.DataFolder, mayBeLost: moments.Sum(m => m.TasksBegun));
            Directory.Delete(_bench.Out, recursive: true);
            emulator.Ledger.Clear();
        }

        output.WriteLine($"{kills} kills over {episodes} episodes; {needed} calls were needed and {needed + total.All} paid for: {total}.");
    }

    /// <summary>Every call that was paid for again had been sent when it was killed, and its answer, or the number of its task, was not written down by then.</summary>
    private static async Task<Repeats> JudgeAsync(IReadOnlyList<LedgerEntry> bought, IReadOnlyList<Moment> moments, string dataFolder)
    {
        var known = await Journal.TasksAsync(dataFolder);
        var repeats = new Repeats(0, 0);
        var again = new Dictionary<Moment, int>(ReferenceEqualityComparer.Instance);
        foreach (var same in bought.GroupBy(e => (e.Call, e.Fingerprint)))
        {
            var isTask = same.Key.Call.StartsWith(TaskCall, StringComparison.Ordinal);
            // Of tasks, the one that is known is the one that was gone on with; of texts, the one that was answered last.
            var kept = isTask ? Assert.Single(same, e => known.Contains(e.CallId)) : same.MaxBy(e => e.Id);
            foreach (var lost in same.Where(e => e != kept))
            {
                var moment = Assert.Single(moments, m => m.Sent.ContainsKey(lost.CallId));
                repeats = repeats.And(moment.Sent[lost.CallId] ? new Repeats(0, 1) : new Repeats(1, 0));
                if (!isTask)
                    again[moment] = again.GetValueOrDefault(moment) + 1;
            }
        }

        // The journal knows texts by what was asked and the emulator by what it answered, so they are compared by how many they are.
        Assert.All(again, texts => Assert.InRange(texts.Value, 0, texts.Key.TextsBegun));
        return repeats;
    }

    /// <summary>Once it has sent so many requests, and so many milliseconds later; null if it ends before.</summary>
    private static async Task<Moment?> KillAsync(Process process, string dataFolder, EmulatorHost emulator, int after, int late)
    {
        var before = Sent();
        while (!process.HasExited && Sent() - before <= after)
            await Task.Delay(5, Stop);
        await Task.Delay(late, Stop);
        if (process.HasExited)
            return null;
        var time = TimeProvider.System.GetUtcNow();
        Muse.Kill(process);
        await process.WaitForExitAsync(Stop);
        var (texts, tasks) = await Journal.UnansweredAsync(dataFolder);
        return new Moment(
            texts,
            tasks,
            emulator.Requests.All.Where(r => r is { CallId: not null } && r.Id > before && IsPaid(r)).ToDictionary(r => r.CallId!, r => r.Answered < time));

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

    /// <summary>A kill: the paid calls that stood in the journal as begun and not as ended or with a number, and those that had been sent since the start, by whether their answers had left the emulator.</summary>
    private sealed record Moment(int TextsBegun, int TasksBegun, IReadOnlyDictionary<string, bool> Sent);

    /// <summary>Calls that were paid for again: because their answer had not left the provider, or had left it and was not written down yet.</summary>
    private sealed record Repeats(int Unanswered, int OnTheirWay)
    {
        public int All => Unanswered + OnTheirWay;

        public Repeats And(Repeats other) => new(Unanswered + other.Unanswered, OnTheirWay + other.OnTheirWay);

        public override string ToString() => $"{All} of them again: {Unanswered} had not been answered when it was killed, {OnTheirWay} answers were on their way";
    }
}
