using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;

namespace PodcastMuse.App.Bench.Api;

/// <summary>Another service of the same API to measure beside, in the same run: its address, a file of its clients, and the ids of its processes.</summary>
internal sealed record Rival(Uri Address, string Clients, string Processes);

/// <summary>
/// How long and how often. <paramref name="Seconds"/> of each round of requests, <paramref name="Warm"/> before the first; at 0 seconds no requests are measured.
/// <paramref name="Productions"/> at once in each burst, no more than there are accounts. <paramref name="Stores"/>: the ids of our database's and Redis' processes.
/// </summary>
internal sealed record Effort(int Rounds, int Seconds, int Warm, int Productions, string Stores);

/// <summary>
/// The service as clients meet it, on PostgreSQL and Redis: requests a second over 64 connections, productions a second without their
/// work, memory. A rival is measured in turn with it, round by round, so that what the machine does meanwhile falls on both.
/// </summary>
internal sealed class ApiBench(MuseSettings settings, Effort effort, Rival? rival, string folder, TextWriter output)
{
    private const int Waiting = 100;

    /// <summary>Bursts of productions before the first that counts.</summary>
    private const int WarmBursts = 3;

    /// <summary>Milliseconds that each step waits as on a provider, where productions are to be seen waiting.</summary>
    private const int WaitMs = 30_000;

    private static readonly Shot[] Shots =
    [
        new("GET /health", "GET", "/health", IsSigned: false),
        new("GET /users/me", "GET", "/api/v1/users/me"),
        new("GET /projects", "GET", "/api/v1/projects"),
        new("GET /projects/{id}", "GET", "/api/v1/projects/{project}"),
        new("POST /projects", "POST", "/api/v1/projects", """
            {"title":"bench project","description":"A brief description of an episode, as a user would type it.","language":"en","target_duration_minutes":30,"voice_gender":"female","voice_tone":"professional","script_template":"storytelling"}
            """, IsReading: false),
    ];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (settings.PostgresUrl is null || settings.RedisUrl is null || settings.SecretKey is null || settings.EncryptionKeys.Count == 0)
        {
            await output.WriteLineAsync("Measured is the service at scale: set DATABASE_URL to an empty PostgreSQL database, REDIS_URL, and SECRET_KEY and ENCRYPTION_KEY as nodes share them.");
            return ExitCodes.BadInput;
        }

        await using var tools = Composition.BuildServer(settings with { Role = Role.Api });
        await ServeCommand.PrepareAsync(tools, cancellationToken);
        var data = new BenchData(tools.Services);
        if (!await data.IsEmptyAsync(cancellationToken))
        {
            await output.WriteLineAsync("The database has accounts already. Measuring fills it, so name an empty one.");
            return ExitCodes.BadInput;
        }

        await data.FillAsync(cancellationToken);
        var (hop, slowHop) = await Hops.MeasureAsync(settings.RedisUrl, tools.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        await output.WriteLineAsync(Line($"One queue hop on Redis: {hop:0.0} ms, p99 {slowHop:0.0} ms"));
        var clock = tools.Services.GetRequiredService<TimeProvider>();
        using var client = tools.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        await output.WriteLineAsync(Line($"The API, {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores; median of {effort.Rounds} rounds of {effort.Seconds} s, 64 connections\n"));
        using (var node = await BenchNode.StartAsync(settings, Role.All, [], client, clock, cancellationToken))
        {
            await output.WriteLineAsync(Line($"Memory at rest (PSS): {ProcessTree.MemoryOf(node.Id):0} MiB, with its database and Redis {ProcessTree.MemoryOf(node.Id) + ProcessTree.MemoryOf(effort.Stores):0} MiB")
                + (rival is null ? "\n" : Line($"; the other, with its own, {ProcessTree.MemoryOf(rival.Processes):0} MiB\n")));
            await RequestsAsync(data, node, Shots, cancellationToken);
            await output.WriteLineAsync(Line($"\nMemory after it (PSS): {ProcessTree.MemoryOf(node.Id):0} MiB\n"));
            await BurstsAsync(data, node, client, clock, cancellationToken);
            await output.WriteLineAsync(Line($"\nMemory after the productions (PSS): {ProcessTree.MemoryOf(node.Id):0} MiB\n"));
        }

        using (var node = await BenchNode.StartAsync(settings, Role.All, ["--no-copies"], client, clock, cancellationToken))
        {
            await output.WriteLineAsync("Every answer read from the database:\n");
            await RequestsAsync(data, node, [.. Shots.Where(shot => shot is { IsReading: true, IsSigned: true })], cancellationToken);
            await output.WriteLineAsync();
        }

        string[] wait = ["--wait", WaitMs.ToString(CultureInfo.InvariantCulture)];
        using (var desk = await BenchNode.StartAsync(settings, Role.Api, wait, client, clock, cancellationToken))
        using (var worker = await BenchNode.StartAsync(settings, Role.Worker, wait, client, clock, cancellationToken))
            await WaitingAsync(data, desk, worker, client, clock, cancellationToken);
        return ExitCodes.Done;
    }

    private async Task RequestsAsync(BenchData data, BenchNode node, IReadOnlyList<Shot> shots, CancellationToken cancellationToken)
    {
        if (effort.Seconds == 0)
            return;
        await output.WriteLineAsync("| request | ours/s | p50 ms | p99 ms | the other/s | p50 ms | p99 ms | ratio |\n| --- | --: | --: | --: | --: | --: | --: | --: |");
        var wrk = new Wrk(folder);
        var clients = Path.Combine(folder, "clients.tsv");
        foreach (var shot in shots)
        {
            await File.WriteAllLinesAsync(clients, await data.ClientsAsync(cancellationToken), cancellationToken);
            // The runtime compiles what is used a lot anew, and a service runs for weeks: measured is what it comes to, on both sides.
            await wrk.RunAsync(node.Address, shot, clients, effort.Warm, cancellationToken);
            if (rival is not null)
                await wrk.RunAsync(rival.Address, shot, rival.Clients, effort.Warm, cancellationToken);
            var (own, others) = (new List<Round>(), new List<Round>());
            for (var round = 0; round < effort.Rounds; round++)
            {
                own.Add(await wrk.RunAsync(node.Address, shot, clients, effort.Seconds, cancellationToken));
                if (rival is not null)
                    others.Add(await wrk.RunAsync(rival.Address, shot, rival.Clients, effort.Seconds, cancellationToken));
            }

            await RowAsync(shot.Name, Middle(own), rival is null ? null : Middle(others));
        }
    }

    /// <summary>Productions that all wait on providers: what the worker they are with takes, and whether any thread waits with them.</summary>
    private async Task WaitingAsync(BenchData data, BenchNode desk, BenchNode worker, HttpClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (memory, threads) = (ProcessTree.MemoryOf(worker.Id), ProcessTree.ThreadsOf(worker.Id));
        await Burst.OrderAsync(client, desk.Address, Tokens(await data.ClientsAsync(cancellationToken), 0, Waiting), cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(WaitMs / 3), clock, cancellationToken);
        await output.WriteLineAsync(Line(
            $"{Waiting} productions that wait on providers: their worker takes {ProcessTree.MemoryOf(worker.Id):0} MiB (PSS) and {ProcessTree.ThreadsOf(worker.Id)} threads; before them {memory:0} MiB and {threads}\n"));
    }

    private async Task BurstsAsync(BenchData data, BenchNode node, HttpClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (own, others) = (new List<Burst>(), new List<Burst>());
        var all = string.Create(CultureInfo.InvariantCulture, $"{node.Id},{effort.Stores}");
        for (var round = 0; round < WarmBursts + effort.Rounds; round++)
        {
            own.Add(await Burst.RunAsync(client, node.Address, Tokens(await data.ClientsAsync(cancellationToken), round, effort.Productions), all, clock, cancellationToken));
            if (rival is not null)
            {
                var clients = Tokens(await File.ReadAllLinesAsync(rival.Clients, cancellationToken), round, effort.Productions);
                others.Add(await Burst.RunAsync(client, rival.Address, clients, rival.Processes, clock, cancellationToken));
            }
        }

        var (mine, theirs) = (Middle(own[WarmBursts..]), rival is null ? null : Middle(others[WarmBursts..]));
        await output.WriteLineAsync(Line($"{effort.Productions} productions at once, without their work: {mine.PerSecond:0.0} completed a second, {mine.ProcessorMs:0.0} ms of processor each")
            + (theirs is null ? "" : Line($"; the other {theirs.PerSecond:0.0}, {theirs.ProcessorMs:0.0} ms; ratio {mine.PerSecond / theirs.PerSecond:0.00}×")));
    }

    private static IReadOnlyList<string> Tokens(IReadOnlyList<string> clients, int round, int count) =>
        [.. Enumerable.Range(0, count).Select(i => clients[((round * count) + i) % clients.Count].Split('\t')[0])];

    private Task RowAsync(string name, Round own, Round? other) => output.WriteLineAsync(
        Line($"| {name} | {own.PerSecond:0} | {own.MedianMs:0.0} | {own.P99Ms:0.0} |")
        + (other is null ? " | | | |" : Line($" {other.PerSecond:0} | {other.MedianMs:0.0} | {other.P99Ms:0.0} | {own.PerSecond / other.PerSecond:0.00}× |"))
        + (own.Refused + (other?.Refused ?? 0) > 0 ? Line($" refused: {own.Refused} and {other?.Refused ?? 0}") : ""));

    private static Round Middle(List<Round> rounds) => rounds.OrderBy(r => r.PerSecond).ElementAt(rounds.Count / 2) with { Refused = rounds.Sum(r => r.Refused) };

    private static Burst Middle(List<Burst> rounds) => rounds.OrderBy(r => r.PerSecond).ElementAt(rounds.Count / 2);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
