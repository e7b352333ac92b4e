using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;
using PodcastMuse.Providers.Calls;
using ProviderEmulator;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Outside;

public sealed class LimitTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Half_of_all_requests_refused_costs_little_more_than_twice_the_requests()
    {
        const int Lines = 60;
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault("openai", "speech", FaultKind.RateLimited) { Times = null, Probability = 0.5, Seed = 3 });
        var speech = outside.Speech("openai");

        await Task.WhenAll(Enumerable.Range(0, Lines).Select(i => UntilSpokenAsync(outside, speech, $"Line number {i} of the script.")));

        Assert.Equal(Lines, outside.Host.Ledger.Entries.Count);
        output.WriteLine($"{outside.Host.Requests.All.Count} requests for {Lines} lines.");
        Assert.InRange(outside.Host.Requests.All.Count, Lines, (int)(2.3 * Lines));
    }

    [Fact]
    public async Task A_key_that_allows_so_many_at_once_is_used_so_and_refused_hardly_ever()
    {
        const int Lines = 60;
        // Far longer than what a busy machine puts between two calls of one round.
        var latency = TimeSpan.FromSeconds(3);
        await using var outside = await Emulated.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None with { Speech = latency } });
        var speech = outside.Speech("openai", word: "parallel10");

        await Task.WhenAll(Enumerable.Range(0, Lines).Select(i => outside.SpeakAsync(speech, $"Line number {i} of the script.")));

        Assert.Equal(Lines, outside.Host.Ledger.Entries.Count);
        Assert.InRange(outside.Host.Requests.All.Count, Lines, Lines + 6);
        output.WriteLine($"{outside.Host.Requests.All.Count} requests for {Lines} lines.");
        var rounds = RoundsOf(outside.Host.Requests.All.Where(r => r.Status == 200).Select(r => r.Time), latency);
        Assert.InRange(rounds, 6, 1.1 * 6);
    }

    /// <summary>As the engine does it: in one run of nine some line of sixty is refused as often as a call is tried, and its step is only put off.</summary>
    private static async Task UntilSpokenAsync(Emulated outside, ISpeechModel speech, string line)
    {
        while (true)
        {
            try
            {
                await outside.SpeakAsync(speech, line);
                return;
            }
            catch (FaultException fault) when (fault.IsTransient)
            {
                await Task.Delay(fault.RetryAfter ?? TimeSpan.Zero, Emulated.Stop);
            }
        }
    }

    /// <summary>The most calls that had to wait for one another: those of one round begin before the first of them can have ended.</summary>
    private static int RoundsOf(IEnumerable<DateTimeOffset> begun, TimeSpan latency)
    {
        var (rounds, ends) = (0, DateTimeOffset.MinValue);
        foreach (var start in begun.Order())
        {
            if (start >= ends)
                (rounds, ends) = (rounds + 1, start + latency);
        }

        return rounds;
    }

    [Fact]
    public async Task A_provider_that_breaks_again_and_again_is_left_alone_for_that_key_only()
    {
        await using var outside = await Emulated.StartAsync();
        outside.Host.Faults.Add(new Fault("openai", "speech", FaultKind.Status) { Status = 500, Times = null, Key = Emulated.Key("openai", "first").Reveal() });
        var faults = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => FaultOfAsync(outside, "first", i)));

        Assert.All(faults, f => Assert.True(f is { IsTransient: true }));
        Assert.InRange(outside.Host.Requests.All.Count, 10, 8 * 4);
        var sent = outside.Host.Requests.All.Count;
        Assert.NotNull((await FaultOfAsync(outside, "first", 99))!.RetryAfter);
        Assert.Equal(sent, outside.Host.Requests.All.Count);
        Assert.Null(await FaultOfAsync(outside, "second", 0));
    }

    [Fact]
    public async Task Kies_documented_pace_is_kept()
    {
        await using var outside = await Emulated.StartAsync();
        var speech = outside.Speech("kie");

        // The first, and a burst of others: each must count for ten whole seconds from when it was taken.
        await outside.SpeakAsync(speech, "The first line.");
        await Task.Delay(900, Emulated.Stop);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => outside.SpeakAsync(speech, $"Line number {i} of the script.")));

        Assert.Equal(31, outside.Host.Requests.All.Count(r => r.Call.StartsWith("create", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pace_lets_as_many_through_as_it_may_in_every_window_and_no_call_waits_longer()
    {
        const int Calls = 5;
        var within = TimeSpan.FromMilliseconds(200);
        using var pace = new Pace(Calls, within, TimeProvider.System);
        var taken = new System.Collections.Concurrent.ConcurrentQueue<long>();
        await Task.WhenAll(Enumerable.Range(0, 23).Select(async call =>
        {
            await pace.EnterAsync(Emulated.Stop);
            // Somewhere between being sent and being answered it is counted.
            taken.Enqueue(TimeProvider.System.GetTimestamp());
            await Task.Delay(1 + (call * 7 % 19), Emulated.Stop);
            pace.Leave();
        }));

        var times = taken.Order().ToList();
        // A timer may be a millisecond or two early against this clock.
        Assert.All(Enumerable.Range(Calls, times.Count - Calls), i => Assert.True(TimeProvider.System.GetElapsedTime(times[i - Calls], times[i]) >= within - TimeSpan.FromMilliseconds(2)));
    }

    [Fact]
    public async Task A_gate_lets_in_as_many_as_it_may_and_never_more()
    {
        var gate = new Gate(3, TimeProvider.System);
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var turn = await gate.EnterAsync(Emulated.Stop);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(2, Emulated.Stop);
            Interlocked.Decrement(ref inside);
        }));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_gate_lowers_itself_by_as_many_as_were_refused_at_once()
    {
        var gate = new Gate(12, TimeProvider.System);
        var turns = await TurnsAsync(gate, 12);
        var waiting = gate.EnterAsync(Emulated.Stop);

        turns[11].Refused(null);
        turns[10].Refused(null);

        Assert.Equal(10, gate.Limit);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(50, Emulated.Stop)));
        turns[0].Dispose();
        await waiting;
    }

    [Fact]
    public async Task A_gate_forgives_a_few_refusals_of_what_was_once_accepted_and_then_believes_them()
    {
        var clock = new FakeTimeProvider();
        var gate = new Gate(10, clock);
        foreach (var turn in await TurnsAsync(gate, 10))
        {
            turn.Succeeded(null);
            turn.Dispose();
        }

        var before = gate.Limit;
        var again = await TurnsAsync(gate, 10);
        foreach (var turn in again.Take(3))
            turn.Refused(null);
        Assert.Equal(before, gate.Limit);
        again[3].Refused(null);
        Assert.Equal(6, gate.Limit);
    }

    [Fact]
    public async Task A_gate_is_halved_when_refusals_go_on()
    {
        var clock = new FakeTimeProvider();
        var gate = new Gate(8, clock);
        var turns = await TurnsAsync(gate, 8);
        turns[0].Refused(null);
        Assert.Equal(7, gate.Limit);

        turns[1].Dispose();
        clock.Advance(TimeSpan.FromSeconds(2));
        (await TurnsAsync(gate, 1))[0].Refused(null);
        Assert.Equal(3, gate.Limit);
    }

    private static async Task<List<Gate.Turn>> TurnsAsync(Gate gate, int count)
    {
        var turns = new List<Gate.Turn>();
        for (var i = 0; i < count; i++)
            turns.Add(await gate.EnterAsync(Emulated.Stop));
        return turns;
    }

    private static async Task<FaultException?> FaultOfAsync(Emulated outside, string word, int line)
    {
        try
        {
            await outside.SpeakAsync(outside.Speech("openai", word: word), $"Line {line}.");
            return null;
        }
        catch (FaultException fault)
        {
            return fault;
        }
    }
}
