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
    private static readonly string Idea = string.Join(' ', Enumerable.Range(1, 40).Select(n => string.Create(
        CultureInfo.InvariantCulture, $"Hive {n} sends {n * 7} bees to meadow {n * 3}, and they dance for {n + 4} minutes.")));

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
        await output.WriteLineAsync(Line($"Orchestration, {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores; a call for text takes 8 s, a line 1.5 s, the picture 6 s, the clip 20 s\n"));
        await output.WriteLineAsync("| at once | lines each | critical path s | slowest s | ratio | median s | ratio | CPU s |\n| --: | --: | --: | --: | --: | --: | --: | --: |");
        using var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = home;
        foreach (var number in atOnce)
            await RoundAsync(app, client, number, clock, cancellationToken);
        await app.StopAsync(cancellationToken);
        return ExitCodes.Done;
    }

    private async Task RoundAsync(WebApplication app, HttpClient client, int number, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        for (var index = 0; index < number; index++)
            tokens.Add(await JoinAsync(client, number, index, cancellationToken));
        var worked = Environment.CpuUsage.TotalTime;
        var projects = await Task.WhenAll(tokens.Select(token => OrderAsync(client, token, minutes, cancellationToken)));
        var walls = new List<(double Wall, double Least, int Lines)>();
        foreach (var project in projects)
            walls.Add(await EndOfAsync(app, project, clock, cancellationToken));
        var (slowest, median) = (walls.MaxBy(w => w.Wall / w.Least), walls.OrderBy(w => w.Wall / w.Least).ElementAt(walls.Count / 2));
        await output.WriteLineAsync(Line(
            $"| {number} | {median.Lines} | {median.Least:0.0} | {slowest.Wall:0.00} | {slowest.Wall / slowest.Least:0.000}× | {median.Wall:0.00} | {median.Wall / median.Least:0.000}× | {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} |"));
    }

    private static async Task<string> JoinAsync(HttpClient client, int round, int index, CancellationToken cancellationToken)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"pipeline-{round}-{index}-{Ids.New(TimeProvider.System):N}@example.com");
        var body = await SendAsync(client, HttpMethod.Post, "/api/v1/auth/register", null, new { email, password = "a long sentence of a password" }, cancellationToken);
        var token = body.GetProperty("access_token").GetString()!;
        foreach (var (provider, form) in Keys)
            await SendAsync(client, HttpMethod.Put, $"/api/v1/users/me/api-keys/{provider}", token, new { api_key = string.Format(CultureInfo.InvariantCulture, form, (round * 1000) + index) }, cancellationToken);
        return token;
    }

    private static async Task<Guid> OrderAsync(HttpClient client, string token, int minutes, CancellationToken cancellationToken)
    {
        var order = new
        {
            title = "How bees find their way",
            description = Idea,
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
    private static async Task<(double Wall, double Least, int Lines)> EndOfAsync(WebApplication app, Guid project, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
            var production = await db.Set<EpisodeProduction>().AsNoTracking().SingleAsync(p => p.ProjectId == project, cancellationToken);
            if (production.Status == ProductionStatus.Failed)
                throw new InvalidOperationException($"A production failed: {production.Id}");
            if (production.FinishedAt is { } ended)
            {
                var steps = await db.Set<ProductionStep>().Where(s => s.ProductionId == production.Id).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
                var calls = await db.Set<ProviderCall>().AsNoTracking().Where(c => c.ProductionId == production.Id).ToListAsync(cancellationToken);
                return ((ended - production.CreatedAt).TotalSeconds, CriticalPath.Of(calls, steps, Latency.Real), calls.Count(c => c.Capability == "speech"));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellationToken);
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
}
