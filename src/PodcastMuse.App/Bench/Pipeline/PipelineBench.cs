using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Serve;
using PodcastMuse.App.Settings;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Limits;
using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>
/// What the order of production itself costs: whole productions through the outside AIs as the emulator plays them, without media work,
/// against the least time their calls can take.
/// </summary>
internal sealed class PipelineBench(MuseSettings settings, IReadOnlyList<int> atOnce, int minutes, TextWriter output)
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["openai"] = "sk-bench-kie-0123456789-{0:0000}",
        ["kie"] = "bench-kie-0123456789-{0:0000}",
    };

    /// <summary>Long enough that no two lines about it are the same: those would be bought once.</summary>
    private static readonly string Facts = string.Join(' ', Enumerable.Range(1, 400).Select(n => string.Create(
        CultureInfo.InvariantCulture, $"Hive {n} sends {n * 7} bees to meadow {n * 3}, and they dance for {n + 4} minutes.")));

    /// <summary>Productions before the first that is measured, and their length: each part of the service is then asked for more than the 30 times after which .NET compiles it for good.</summary>
    private const int WarmUp = 20, WarmUpMinutes = 3;

    private static readonly Uri[] Usual = [ProviderOptions.Usual.OpenAi, ProviderOptions.Usual.Kie];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (Usual.Contains(settings.Providers.OpenAi) || Usual.Contains(settings.Providers.Kie))
        {
            await output.WriteLineAsync("Measured is with the outside AIs played: `./muse bench pipeline` plays them, or set OPENAI_BASE_URL and KIE_API_BASE_URL to an emulator of --latency 1.");
            return ExitCodes.BadInput;
        }

        var home = new Uri($"http://127.0.0.1:{FreePort()}");
        var open = settings with { Port = home.Port, PublicUrl = home, Rates = new RateOptions(0, 0, 0), WelcomeCredits = 1000, AllowPrivateProviderUrls = true, WebDir = null };
        await using var app = Composition.BuildServer(open, MediaCopies.Replace);
        await ServeCommand.PrepareAsync(app, cancellationToken);
        await app.StartAsync(cancellationToken);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = home;
        var latency = await client.GetFromJsonAsync<Latency>(new Uri(settings.Providers.Kie, "/_emulator/latencies"), cancellationToken) ?? throw new InvalidOperationException("The emulator tells no latencies.");
        await output.WriteLineAsync(Line(
            $"Orchestration, {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores; a call for text takes {latency.Script} s, a line {latency.Speech} s, the picture {latency.Image} s, the clip {latency.Video} s\n"));
        await output.WriteLineAsync("| at once | lines each | critical path s | slowest s | ratio | median s | ratio | CPU s | behind, by step (mean s) |\n| --: | --: | --: | --: | --: | --: | --: | --: | :-- |");
        // A service that has run for a while has compiled what it runs; until then two fifths of its processor time go into that.
        await RoundAsync(app, client, new Round(WarmUp, 0, Math.Min(minutes, WarmUpMinutes)), latency, TextWriter.Null, cancellationToken);
        foreach (var (number, index) in atOnce.Select((number, index) => (number, index)))
            await RoundAsync(app, client, new Round(number, (index + 1) * 1000, minutes), latency, output, cancellationToken);
        await app.StopAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task RoundAsync(WebApplication app, HttpClient client, Round round, Latency latency, TextWriter output, CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        for (var index = 0; index < round.Number; index++)
            tokens.Add(await JoinAsync(client, round.FirstKey + index, cancellationToken));
        var worked = Environment.CpuUsage.TotalTime;
        var projects = await Task.WhenAll(tokens.Select(token => OrderAsync(client, token, round.Minutes, cancellationToken)));
        var ends = new List<Ended>();
        foreach (var project in projects)
            ends.Add(await EndOfAsync(app, project, latency, cancellationToken));
        var (slowest, median) = (ends.MaxBy(e => e.Ratio)!, ends.OrderBy(e => e.Ratio).ElementAt(ends.Count / 2));
        var behind = ends.SelectMany(e => e.Behind).GroupBy(b => b.Key, b => b.Value).Select(g => (Step: g.Key, Seconds: g.Average())).Where(b => b.Seconds >= 0.05).OrderByDescending(b => b.Seconds);
        await output.WriteLineAsync(Line(
            $"| {round.Number} | {median.Lines} | {median.Least:0.0} | {slowest.Wall:0.00} | {slowest.Ratio:0.000}× | {median.Wall:0.00} | {median.Ratio:0.000}× | {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} | {string.Join(", ", behind.Select(b => Line($"{b.Step} {b.Seconds:0.00}")))} |"));
    }

    private static async Task<string> JoinAsync(HttpClient client, int key, CancellationToken cancellationToken)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"pipeline-{key}-{Ids.New(TimeProvider.System):N}@example.com");
        var body = await SendAsync(client, HttpMethod.Post, "/api/v1/auth/register", null, new { email, password = "a long sentence of a password" }, cancellationToken);
        var token = body.GetProperty("access_token").GetString()!;
        foreach (var (provider, form) in Keys)
            await SendAsync(client, HttpMethod.Put, $"/api/v1/users/me/api-keys/{provider}", token, new { api_key = string.Format(CultureInfo.InvariantCulture, form, key) }, cancellationToken);
        return token;
    }

    private static async Task<Guid> OrderAsync(HttpClient client, string token, int minutes, CancellationToken cancellationToken)
    {
        var order = new
        {
            title = "How bees find their way",
            sources = new[] { new { title = "Hives and meadows", text = Facts } },
            language = "en",
            target_duration = minutes,
            voice_gender = "female",
            voice_tone = "professional",
            template = "storytelling",
            image_style = "studio_mic",
            video_motion = "subtle",
            providers = new { text = "openai", speech = "kie", image = "kie", video = "kie" },
        };
        return (await SendAsync(client, HttpMethod.Post, "/api/v1/generate/podcast", token, order, cancellationToken)).GetProperty("project_id").GetGuid();
    }

    /// <summary>Waits for a production's end by what the database says, which costs the service nothing; its own clock times it.</summary>
    private static async Task<Ended> EndOfAsync(WebApplication app, Guid project, Latency latency, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
            var production = await db.Set<EpisodeProduction>().AsNoTracking().SingleAsync(p => p.ProjectId == project, cancellationToken);
            if (production.Status == ProductionStatus.Failed)
                throw new InvalidOperationException($"A production failed: {production.Id}");
            if (production.FinishedAt is { } ended)
            {
                var steps = await db.Set<ProductionStep>().AsNoTracking().Where(s => s.ProductionId == production.Id).ToListAsync(cancellationToken);
                var calls = await db.Set<ProviderCall>().AsNoTracking().Where(c => c.ProductionId == production.Id).ToListAsync(cancellationToken);
                var (least, alone) = CriticalPath.Of(calls, steps.ToDictionary(s => s.Id, s => s.Name), latency);
                return new Ended(
                    (ended - production.CreatedAt).TotalSeconds,
                    least,
                    calls.Count(c => c.Capability == "speech"),
                    steps.ToDictionary(s => s.Name, s => (s.FinishedAt - s.StartedAt)!.Value.TotalSeconds - alone[s.Name]));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), app.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        }
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, string? token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(answer.Length > 0 ? answer : "{}") : throw new InvalidOperationException($"{path}: {answer}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>So many productions at once, each with a key of its own.</summary>
    private sealed record Round(int Number, int FirstKey, int Minutes);

    /// <summary>How long a production took, the least it can take, and by how much each step was behind its own least; in seconds.</summary>
    private sealed record Ended(double Wall, double Least, int Lines, IReadOnlyDictionary<string, double> Behind)
    {
        public double Ratio => Wall / Least;
    }
}
