using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Progress;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>A node that works and a node that people are connected to.</summary>
public sealed class NodesTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_makes_is_followed_on_another_across_broken_connections()
    {
        var settings = await servers.NewSettingsAsync(ServerKind.Scaled, Stop);
        await using var works = await TestServer.StartAsync(new Dictionary<string, string>(settings) { ["ROLE"] = "worker" }, Stop);
        await using var first = await TestServer.StartAsync(new Dictionary<string, string>(settings) { ["ROLE"] = "api" }, Stop);
        await using var second = await TestServer.StartAsync(new Dictionary<string, string>(settings) { ["ROLE"] = "api" }, Stop);
        var user = await first.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var seen = new List<JsonElement>();
        for (var turn = 0; seen.Count == 0 || seen[^1].Text("type") != "production_completed"; turn++)
        {
            var after = seen.Count == 0 ? 0 : seen[^1].GetProperty("seq").GetInt64();
            using var socket = await Socket.OpenAsync(turn % 2 == 0 ? first : second, user, project, $"after={after}", Stop);
            Assert.Equal("snapshot", (await socket.ReadAsync(Stop))!.Value.Text("type"));
            for (var i = 0; i < 4 && await socket.ReadAsync(Stop) is { } message; i++)
                seen.Add(message);
            socket.Abort();
        }

        Assert.Equal(Enumerable.Range(1, seen.Count).Select(n => (long)n), seen.Select(m => m.GetProperty("seq").GetInt64()));
    }

    [Fact]
    public async Task Events_reach_other_nodes_by_themselves_not_by_being_looked_for()
    {
        var settings = await servers.NewSettingsAsync(ServerKind.Scaled, Stop);
        await using var here = await TestServer.StartAsync(settings, Stop);
        await using var there = await TestServer.StartAsync(settings, Stop);
        var user = await here.NewUserAsync(Stop);
        using var client = there.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Client.DefaultRequestHeaders.Authorization!.Parameter);
        var (project, production) = await client.OrderAsync(Orders.Short(), Stop);
        await client.UntilEndedAsync(project, Stop);
        await using var inbox = await there.Services.GetRequiredService<ProgressFeed>().OpenAsync(project, Stop);

        here.Services.GetRequiredService<ProgressFeed>().Tell(
        [
            new ProgressEvent
            {
                UserId = user.Id,
                ProjectId = project,
                ProductionId = production,
                Seq = 1_000,
                Type = "progress_update",
                Step = "packaging",
                Status = "in_progress",
                Progress = 7,
                Message = "Sent from here",
                Time = TimeProvider.System.GetUtcNow(),
            },
        ]);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        ProgressEvent heard;
        do
            heard = await inbox.Events.ReadAsync(patience.Token);
        while (heard.Message != "Sent from here");
        Assert.Equal((project, production, 7), (heard.ProjectId, heard.ProductionId, heard.Progress));
    }
}
