using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>The texts that an episode is published with, in its owner's words.</summary>
public sealed class TextsTests(Servers servers)
{
    private const string Own = "Bees, ตามจังหวะ & in my words";
    private static readonly string[] Tags = ["ผึ้ง", "bees"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Own_words_stay_whatever_is_made_anew_and_packing_them_is_free(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var read = await user.Client.GetAsync($"/api/v1/projects/{project}", Stop);
        var written = (await read.JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("seo_metadata");

        var answer = await ChangeAsync(user, project, new { title = Own, tags = Tags, show_notes = "## Mine\n\nOnly here." }, read.Headers.ETag!.ToString());
        var changed = (await answer.JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("seo_metadata");

        Assert.Equal((Own, written.Text("description"), written.Text("slug")), (changed.Text("title"), changed.Text("description"), changed.Text("slug")));
        Assert.Equal(Tags, changed.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(answer.Headers.ETag, (await user.Client.GetAsync($"/api/v1/projects/{project}", Stop)).Headers.ETag);
        Assert.Equal("version-mismatch", await (await ChangeAsync(user, project, new { title = "Late" }, read.Headers.ETag!.ToString())).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));

        await RunAsync(user, project, "package");
        Assert.Contains("Only here.", await FileAsync(server, user, project, "show-notes.md"), StringComparison.Ordinal);
        Assert.Equal(Own, JsonElement.Parse(await FileAsync(server, user, project, "seo.json")).Text("title"));
        Assert.Equal(85, await BalanceAsync(user));

        await RunAsync(user, project, "image");
        Assert.Equal(Own, (await TextsAsync(user, project)).Text("title"));
        await RunAsync(user, project, "seo");
        var second = await TextsAsync(user, project);
        Assert.Equal(written.Text("title"), second.Text("title"));
        Assert.NotEqual(written.Text("description"), second.Text("description"));
        Assert.Equal(82, await BalanceAsync(user));
    }

    [Theory, EachServer]
    public async Task What_cannot_stand_in_a_shop_window_is_named_and_changes_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, stranger) = (await server.NewUserAsync(Stop), await server.NewUserAsync(Stop));
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var before = (await TextsAsync(user, project)).GetRawText();
        object[] wrong =
        [
            new { title = "" }, new { title = "  " }, new { title = "two\nlines" }, new { title = new string('x', 256) }, new { description = new string('x', 4_001) },
            new { tags = new[] { "" } }, new { tags = new[] { "a\nb" } }, new { tags = Enumerable.Repeat("tag", 31) }, new { tags = "bees" }, new { slug = "no spaces" }, new { slug = "-" },
            new { social_posts = new[] { " " } }, new { show_notes = new string('x', 20_001) }, new { edited_at = (string?)null }, "text",
        ];

        foreach (var texts in wrong)
            Assert.True((int)(await ChangeAsync(user, project, texts)).StatusCode is 422 or 400, JsonSerializer.Serialize(texts));
        Assert.Equal("not-found", await (await ChangeAsync(stranger, project, new { title = "Mine" })).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal(before, (await TextsAsync(user, project)).GetRawText());

        var draft = (await (await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Draft" }, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("id").GetGuid();
        Assert.Equal("conflict", await (await ChangeAsync(user, draft, new { title = "Early" })).ProblemAsync(HttpStatusCode.Conflict, Stop));
        Assert.Equal("conflict", await (await user.Client.PostAsJsonAsync("/api/v1/generate/package", new { project_id = draft }, Stop)).ProblemAsync(HttpStatusCode.Conflict, Stop));
    }

    [Theory, EachServer]
    public async Task Texts_asked_for_again_are_others_and_stay_when_the_episode_is_packed_again(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var takes = new List<string> { (await TextsAsync(user, project)).Text("description") };

        for (var i = 0; i < 2; i++)
        {
            await RunAsync(user, project, "seo");
            takes.Add((await TextsAsync(user, project)).Text("description"));
            Assert.NotEqual(takes[^2], takes[^1]);
        }

        await RunAsync(user, project, "package");
        Assert.Equal(takes[^1], (await TextsAsync(user, project)).Text("description"));
        Assert.Equal(takes[^1], JsonElement.Parse(await FileAsync(server, user, project, "seo.json")).Text("description"));
    }

    private static Task<HttpResponseMessage> ChangeAsync(TestUser user, Guid project, object texts, string? version = null) =>
        user.Client.SendAsync(HttpMethod.Patch, $"/api/v1/projects/{project}", new { seo_metadata = texts }, version, Stop);

    private static async Task RunAsync(TestUser user, Guid project, string step)
    {
        await (await user.Client.PostAsJsonAsync($"/api/v1/generate/{step}", new { project_id = project }, Stop)).JsonAsync(HttpStatusCode.Accepted, Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);
        Assert.True(ended.StatusOf() == "completed", ended.ToString());
    }

    private static async Task<JsonElement> TextsAsync(TestUser user, Guid project) =>
        (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop)).GetProperty("seo_metadata");

    private static async Task<string> FileAsync(TestServer server, TestUser user, Guid project, string path)
    {
        var assets = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop);
        return await server.NewClient().GetStringAsync(assets.EnumerateArray().Single(a => a.Text("path") == path).Text("url"), Stop);
    }

    private static async Task<int> BalanceAsync(TestUser user) =>
        (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32();
}
