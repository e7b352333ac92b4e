using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>An episode that is shorter than asked for, because nobody makes facts up.</summary>
public sealed class ShortMaterialTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task It_is_said_at_the_script_at_the_end_and_in_the_note(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        foreach (var (language, text) in new[] { ("en", "Bees dance to tell each other the way. They read the sun while they do it."), ("th", "ผึ้งบอกทางกันด้วยการเต้นรำบนรวงรัง และมันอ่านดวงอาทิตย์ไปด้วยระหว่างที่เต้นรำ") })
        {
            var user = await server.NewUserAsync(Stop);
            Assert.True((await user.Client.PatchAsJsonAsync("/api/v1/users/me", new { language }, Stop)).IsSuccessStatusCode);
            var (project, _) = await user.Client.OrderAsync(new { title = "Bees", language, target_duration = 30, video_motion = "none", sources = new[] { new { text, title = "Bees" } } }, Stop);
            var ended = await user.Client.UntilEndedAsync(project, Stop);
            Assert.True(ended.StatusOf() == "completed", ended.ToString());

            var script = ended.GetProperty("steps").EnumerateArray().Single(s => s.Text("step") == "script_generation");
            Assert.Contains("30:00 were asked for; the material has no more", script.Text("message"), StringComparison.Ordinal);
            var said = script.GetProperty("said");
            Assert.Equal(("script_shorter", 1800), (said.Text("code"), said.GetProperty("values").GetProperty("wanted").GetInt32()));
            Assert.InRange(said.GetProperty("values").GetProperty("seconds").GetInt32(), 1, 120);
            var note = Assert.Single((await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", Stop)).GetProperty("items").EnumerateArray());
            Assert.Contains("30:00", note.Text("body"), StringComparison.Ordinal);
            Assert.Contains(language == "th" ? "เนื้อหามีเพียง" : "the material has no more than", note.Text("body"), StringComparison.Ordinal);
            var last = await EndAsync(server, user, project);
            Assert.Equal("episode_shorter", last.GetProperty("said").Text("code"));
            Assert.Contains("30:00 were asked for", last.Text("message"), StringComparison.Ordinal);
        }
    }

    /// <summary>The last event, as a client that comes late is sent it.</summary>
    private static async Task<JsonElement> EndAsync(TestServer server, TestUser user, Guid project)
    {
        using var socket = await Socket.OpenAsync(server, user, project, "after=0", Stop);
        return (await socket.ReadAllAsync(Stop))[^1];
    }
}
