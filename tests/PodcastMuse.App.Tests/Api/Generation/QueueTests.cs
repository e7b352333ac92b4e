using System.Net.Http.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>A process that is given a part of the queues.</summary>
public sealed class QueueTests(Servers servers)
{
    private static readonly string[] High = ["brief_input", "script_generation", "seo_suggestions"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Only_the_steps_of_its_queues_are_taken(ServerKind kind)
    {
        var settings = await servers.NewSettingsAsync(kind, Stop);
        await using var server = await TestServer.StartAsync(new Dictionary<string, string>(settings) { ["WORKER_QUEUES"] = "high_priority" }, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);

        var standing = await user.Client.UntilAsync(project, s => s.StatusOf("seo_suggestions") == "completed", Stop);

        // The voices became ready before the texts were written, and the cover before them.
        foreach (var step in standing.GetProperty("steps").EnumerateArray().ToList())
            Assert.Equal((step.Text("step"), High.Contains(step.Text("step")) ? "completed" : "queued"), (step.Text("step"), step.Text("status")));
        Assert.All(
            standing.GetProperty("steps").EnumerateArray().Where(s => !High.Contains(s.Text("step"))), step => Assert.Equal(0, step.GetProperty("attempts").GetInt32()));
        Assert.True((await user.Client.PostAsJsonAsync($"/api/v1/generate/{project}/cancel", new { }, Stop)).IsSuccessStatusCode);
    }
}
