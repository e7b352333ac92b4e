using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Progress;

namespace PodcastMuse.App.Tests.Api.Generation;

public sealed class SocketTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_reader_sees_a_snapshot_every_step_and_the_end(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(Orders.Short(), Stop);
        using var socket = await Socket.OpenAsync(server, user, project, "", Stop);

        var messages = await socket.ReadAllAsync(Stop);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.Closed);
        Assert.Equal("snapshot", TypeOf(messages[0]));
        Assert.Equal(production, messages[0].GetProperty("production_id").GetGuid());
        Assert.Equal(7, messages[0].GetProperty("steps").GetArrayLength());
        Assert.Equal("production_completed", TypeOf(messages[^1]));
        Assert.All(messages[1..^1], m => Assert.Equal("progress_update", TypeOf(m)));
        IsSeamless(messages[1..], messages[0].GetProperty("seq").GetInt64());
        NeverGoesBack(messages);
        Assert.Contains(messages, m => Is(m, "packaging", "completed"));
        // In every language: what steps say has a code and values beside the English words.
        Assert.All(messages[1..], m => Assert.NotEmpty(m.GetProperty("said").GetProperty("code").GetString()!));
        var spoken = messages.Single(m => Is(m, "tts_generation", "completed"));
        Assert.Equal(("all_spoken", 2), (spoken.GetProperty("said").GetProperty("code").GetString(), spoken.GetProperty("said").GetProperty("values").GetProperty("lines").GetInt32()));
        var status = (await user.Client.StatusAsync(project, Stop)).GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == "tts_generation");
        Assert.Equal(spoken.GetProperty("said").ToString(), status.GetProperty("said").ToString());
    }

    [Theory, EachServer]
    public async Task What_was_missed_is_replayed_without_gap_or_double(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var seen = new List<JsonElement>();
        var after = 0L;
        // A poor connection: it breaks after every third message.
        while (seen.Count == 0 || TypeOf(seen[^1]) != "production_completed")
        {
            using var socket = await Socket.OpenAsync(server, user, project, $"after={after}", Stop);
            Assert.Equal("snapshot", TypeOf((await socket.ReadAsync(Stop))!.Value));
            for (var i = 0; i < 3 && await socket.ReadAsync(Stop) is { } message; i++)
                seen.Add(message);
            after = seen.Count == 0 ? 0 : seen[^1].GetProperty("seq").GetInt64();
            socket.Abort();
        }

        IsSeamless(seen, 0);
        using var late = await Socket.OpenAsync(server, user, project, "after=0", Stop);
        var replayed = await late.ReadAllAsync(Stop);
        Assert.Equal(seen.Select(m => m.ToString()), replayed[1..].Select(m => m.ToString()));
        using var informed = await Socket.OpenAsync(server, user, project, $"after={after}", Stop);
        Assert.Single(await informed.ReadAllAsync(Stop));
        using var newcomer = await Socket.OpenAsync(server, user, project, "", Stop);
        Assert.Equal(["snapshot", "production_completed"], (await newcomer.ReadAllAsync(Stop)).Select(TypeOf));
    }

    [Theory, EachServer]
    public async Task Whoever_opens_ever_more_sockets_is_refused_and_what_was_followed_is_forgotten(ServerKind kind)
    {
        await using var server = await TestServer.StartAsync(await servers.NewSettingsAsync(kind, Stop), Stop);
        var user = await server.NewUserAsync(Stop);
        var project = (await (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Bees" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("id").GetGuid();
        var open = new List<Socket>();
        for (var i = 0; i < 50; i++)
            open.Add(await Socket.OpenAsync(server, user, project, "", Stop));
        using (var over = new Socket())
        {
            over.Options.SetRequestHeader("Authorization", user.Client.DefaultRequestHeaders.Authorization!.ToString());
            await Assert.ThrowsAsync<WebSocketException>(() => over.ConnectAsync(server, project, "", Stop));
            Assert.Equal(429, over.Answer);
        }

        // Somebody else still finds a seat.
        var other = await server.NewUserAsync(Stop);
        var theirs = (await (await other.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Wasps" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("id").GetGuid();
        open.Add(await Socket.OpenAsync(server, other, theirs, "", Stop));

        open.ForEach(socket => socket.Abort());
        while (server.Services.GetRequiredService<ProgressFeed>().Followed > 0)
            await Task.Delay(20, Stop);
        using var again = await Socket.OpenAsync(server, user, project, "", Stop);
        open.ForEach(socket => socket.Dispose());
    }

    [Theory, EachServer]
    public async Task A_browser_sends_its_token_as_a_subprotocol(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        using var socket = new Socket();
        socket.Options.AddSubProtocol("bearer");
        socket.Options.AddSubProtocol(user.Client.DefaultRequestHeaders.Authorization!.Parameter!);

        await socket.ConnectAsync(server, project, "", Stop);

        Assert.Equal("production_completed", TypeOf((await socket.ReadAllAsync(Stop))[^1]));
    }

    [Theory, EachServer]
    public async Task Nobody_and_strangers_are_turned_away_before_the_upgrade(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var stranger = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);

        Assert.Equal(401, await AnswerAsync(server, project, null));
        Assert.Equal(401, await AnswerAsync(server, project, "Bearer forged"));
        Assert.Equal(404, await AnswerAsync(server, project, stranger.Client.DefaultRequestHeaders.Authorization!.ToString()));
        Assert.Equal(404, await AnswerAsync(server, Guid.CreateVersion7(), user.Client.DefaultRequestHeaders.Authorization!.ToString()));
        Assert.Equal(400, (int)(await user.Client.GetAsync($"/ws/projects/{project}", Stop)).StatusCode);
        await user.Client.UntilEndedAsync(project, Stop);
    }

    private static async Task<int> AnswerAsync(TestServer server, Guid project, string? authorization)
    {
        using var socket = new Socket();
        if (authorization is not null)
            socket.Options.SetRequestHeader("Authorization", authorization);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server, project, "", Stop));
        return socket.Answer;
    }

    private static string TypeOf(JsonElement message) => message.GetProperty("type").GetString()!;

    private static bool Is(JsonElement message, string step, string status) =>
        message.TryGetProperty("step", out var s) && s.GetString() == step && message.GetProperty("status").GetString() == status;

    private static void IsSeamless(List<JsonElement> messages, long after) =>
        Assert.Equal(Enumerable.Range(1, messages.Count).Select(i => after + i), messages.Select(m => m.GetProperty("seq").GetInt64()));

    private static void NeverGoesBack(List<JsonElement> messages)
    {
        var told = messages[0].GetProperty("steps").EnumerateArray().ToDictionary(s => s.GetProperty("step").GetString()!, s => s.GetProperty("progress").GetInt32());
        foreach (var message in messages.Skip(1).Where(m => m.TryGetProperty("step", out _)))
        {
            var (step, progress) = (message.GetProperty("step").GetString()!, message.GetProperty("progress").GetInt32());
            Assert.True(progress >= told[step], $"{step} went from {told[step]} to {progress}");
            told[step] = progress;
        }
    }
}
