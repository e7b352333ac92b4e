using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Bench.Api;

/// <summary>
/// Many productions at once, one for each client: ordered over 64 connections, then waited for. Each ends at the <c>updated_at</c> of
/// its project, which the service itself writes, so that asking about it takes no part in the figure.
/// </summary>
/// <param name="PerSecond">Completed productions a second, from the first order sent to the last production's end.</param>
/// <param name="ProcessorMs">Milliseconds of processor time that the service and its stores took for each.</param>
internal sealed record Burst(double PerSecond, double ProcessorMs)
{
    private const int Connections = 64;

    private static readonly object Order = new
    {
        title = "bench production",
        description = "A brief description",
        language = "en",
        target_duration = 30,
        voice_gender = "female",
        voice_tone = "professional",
        template = "storytelling",
        image_style = "studio_mic",
        video_motion = "subtle",
    };

    /// <param name="client">Sends.</param>
    /// <param name="service">Its address.</param>
    /// <param name="tokens">Of the clients, one production each.</param>
    /// <param name="processes">The ids of all that the service runs on.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public static async Task<Burst> RunAsync(
        HttpClient client, Uri service, IReadOnlyList<string> tokens, string processes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var processor = ProcessTree.ProcessorOf(processes);
        var begun = clock.GetUtcNow();
        var ordered = await OrderAsync(client, service, tokens, cancellationToken);
        var last = begun;
        foreach (var (token, project) in ordered)
        {
            var ended = await EndOfAsync(client, new Uri(service, $"/api/v1/projects/{project}"), token, clock, cancellationToken);
            last = ended > last ? ended : last;
        }

        return new Burst(tokens.Count / (last - begun).TotalSeconds, (ProcessTree.ProcessorOf(processes) - processor) * 1000 / tokens.Count);
    }

    /// <summary>One production for each client.</summary>
    public static async Task<IReadOnlyCollection<(string Token, string Project)>> OrderAsync(
        HttpClient client, Uri service, IReadOnlyList<string> tokens, CancellationToken cancellationToken)
    {
        var ordered = new ConcurrentBag<(string Token, string Project)>();
        await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken }, async (token, stop) =>
        {
            using var request = Signed(HttpMethod.Post, new Uri(service, "/api/v1/generate/podcast"), token);
            request.Content = JsonContent.Create(Order);
            using var response = await client.SendAsync(request, stop);
            response.EnsureSuccessStatusCode();
            ordered.Add((token, (await response.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("project_id").GetString()!));
        });
        return ordered;
    }

    private static async Task<DateTimeOffset> EndOfAsync(HttpClient client, Uri project, string token, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = Signed(HttpMethod.Get, project, token);
            using var response = await client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            var status = body.GetProperty("status").GetString();
            if (status == "failed")
                throw new InvalidOperationException($"A production failed: {body}");
            if (status == "completed")
                return body.GetProperty("updated_at").GetDateTimeOffset();
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
        }
    }

    private static HttpRequestMessage Signed(HttpMethod method, Uri address, string token) =>
        new(method, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
}
