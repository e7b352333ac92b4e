using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Orders as clients write them, and watching them to their end.</summary>
internal static class Orders
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Seconds of work: a script of two lines, no video.</summary>
    public static object Short(string title = "Bees") => new
    {
        title,
        description = "Two lines about bees.",
        video_motion = "none",
        script = "Ann: Bees dance to tell each other the way.\nBen: And they read the sun while they do it.\n",
    };

    public static async Task<(Guid ProjectId, Guid ProductionId)> OrderAsync(this HttpClient client, object order, CancellationToken cancellationToken)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/generate/podcast", order, cancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(cancellationToken));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return (body.GetProperty("project_id").GetGuid(), body.GetProperty("production_id").GetGuid());
    }

    public static async Task<JsonElement> StatusAsync(this HttpClient client, Guid projectId, CancellationToken cancellationToken) =>
        await client.GetFromJsonAsync<JsonElement>($"/api/v1/generate/{projectId}/status", cancellationToken);

    public static string StatusOf(this JsonElement standing) => standing.GetProperty("status").GetString()!;

    public static string StatusOf(this JsonElement standing, string step) =>
        standing.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == step).GetProperty("status").GetString()!;

    /// <summary>Waits until the production is as <paramref name="isThere"/> wants it.</summary>
    public static async Task<JsonElement> UntilAsync(
        this HttpClient client, Guid projectId, Func<JsonElement, bool> isThere, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var standing = await client.StatusAsync(projectId, patience.Token);
            if (isThere(standing))
                return standing;
            await Task.Delay(50, patience.Token);
        }
    }

    public static Task<JsonElement> UntilEndedAsync(this HttpClient client, Guid projectId, CancellationToken cancellationToken) =>
        client.UntilAsync(projectId, s => s.StatusOf() is "completed" or "failed" or "cancelled", cancellationToken);
}
