using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>One line anew, by order.</summary>
public sealed class LineTests(Servers servers)
{
    private const string Material = """
        Honeybees tell each other where flowers are by dancing on the comb. The dance looks like a figure of eight with a straight run in its middle.
        The angle of the straight run shows the direction of the flowers against the sun. The length of the run shows how far away they are.
        Karl von Frisch described the dance in 1927 after years of patient watching. He received a Nobel Prize for it in 1973.
        A forager dances longer when the nectar is rich. Other bees follow close behind her and feel the movement with their antennae.
        On cloudy days bees read the pattern of polarised light in the sky. In the dark hive they translate the sun's angle into an angle against gravity.
        A swarm that looks for a new home uses the same dance. Scouts dance for the places they found, and the swarm leaves when most of them agree.
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Other_words_make_the_next_version_and_its_sound_is_made_alone(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(new { title = "How bees talk", video_motion = "none", sources = new[] { new { text = Material, title = "Bees" } } }, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var before = await ScriptAsync(user, project);
        var line = before.GetProperty("segments").EnumerateArray().First(s => s.GetProperty("sources").GetArrayLength() > 0);
        var files = await FilesAsync(user, project);

        var answer = await AskAsync(user, project, line.Text("id"), new { what = "text" }, before.GetProperty("version").GetInt32());
        var accepted = await answer.JsonAsync(HttpStatusCode.Accepted, Stop);
        Assert.Equal((1, $"/api/v1/generate/{project}/status"), (accepted.GetProperty("estimated_credits").GetInt32(), answer.Headers.Location!.ToString()));
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(["script_generation"], ended.GetProperty("steps").EnumerateArray().Select(s => s.Text("step")));
        var after = await ScriptAsync(user, project);
        Assert.Equal(before.GetProperty("version").GetInt32() + 1, after.GetProperty("version").GetInt32());
        Assert.Equal(before.Text("origin"), after.Text("origin"));
        Assert.NotEqual(line.Text("text"), LineOf(after, line.Text("id")).Text("text"));
        Assert.Contains(LineOf(after, line.Text("id")).Text("text"), Material.ReplaceLineEndings(" ").Replace("        ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Others(before, line), Others(after, line));
        Assert.Equal(files, await FilesAsync(user, project));
        Assert.Equal("completed", (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop)).Text("status"));

        await (await AskAsync(user, project, line.Text("id"), new { what = "audio" })).JsonAsync(HttpStatusCode.Accepted, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());

        var spoken = await FilesAsync(user, project);
        var changed = spoken.Where(f => !files.TryGetValue(f.Key, out var hash) || hash != f.Value).Select(f => f.Key).ToList();
        Assert.Single(changed, path => path.StartsWith("audio/segments/", StringComparison.Ordinal));
        Assert.Contains("audio/final.mp3", changed);
        Assert.DoesNotContain(changed, path => path.StartsWith("images/", StringComparison.Ordinal));
        Assert.Equal(100 - 15 - 2, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
        Assert.Single((await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", Stop)).GetProperty("items").EnumerateArray());
    }

    /// <summary>Three hundred characters as they are written, twice as many words as they are read out.</summary>
    [Fact]
    public async Task A_line_that_is_too_long_once_its_numbers_are_words_is_refused_before_its_maker_is_asked()
    {
        var server = await TakesStudio.ServerAsync(servers, ServerKind.Embedded, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(
            new { title = "Sevens", video_motion = "none", script = $"Ann: {string.Join(' ', Enumerable.Repeat("777", 100))} says Zoe.", providers = new { speech = TakesStudio.Named } }, Stop);

        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.Equal("failed", ended.StatusOf());
        Assert.Contains("Takes speaks at most 1,500 characters", ended.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, TakesStudio.CallsOf("says Zoe"));
    }

    [Theory, EachServer]
    public async Task Another_take_is_one_call_and_only_one(ServerKind kind)
    {
        var server = await TakesStudio.ServerAsync(servers, kind, Stop);
        var mark = kind == ServerKind.Embedded ? "says Tom" : "says Sue";
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(
            new { title = "Bees", video_motion = "none", script = $"Ann: Bees dance to tell the way, {mark}.\nBen: And they read the sun, {mark}.\nAnn: Even on cloudy days, {mark}.", providers = new { speech = TakesStudio.Named } }, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var before = await ScriptAsync(user, project);
        var line = before.GetProperty("segments")[1];
        var files = await FilesAsync(user, project);
        var calls = TakesStudio.CallsOf(mark);
        Assert.Equal(3, calls);

        await (await AskAsync(user, project, line.Text("id"), new { what = "audio", instruction = "slower" })).JsonAsync(HttpStatusCode.Accepted, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());

        Assert.Equal(calls + 1, TakesStudio.CallsOf(mark));
        var after = await ScriptAsync(user, project);
        Assert.Equal(before.GetProperty("segments").EnumerateArray().Select(s => s.Text("text")), after.GetProperty("segments").EnumerateArray().Select(s => s.Text("text")));
        Assert.Equal("slower", LineOf(after, line.Text("id")).Text("direction"));
        var spoken = await FilesAsync(user, project);
        Assert.All(files.Where(f => f.Key.StartsWith("audio/segments/", StringComparison.Ordinal)), f => Assert.Equal(f.Value, spoken[f.Key]));
        Assert.Equal(4, spoken.Keys.Count(path => path.StartsWith("audio/segments/", StringComparison.Ordinal)));

        var takes = await TakesAsync(user, project, line.Text("id"));
        Assert.Equal(2, takes.Count);
        Assert.True(takes[0].GetProperty("created_at").GetDateTimeOffset() >= takes[1].GetProperty("created_at").GetDateTimeOffset());
        var turned = after.GetProperty("segments").EnumerateArray().Reverse().Select(s => new { id = s.Text("id"), speaker = s.Text("speaker"), text = s.Text("text") });
        await (await user.Client.PutAsJsonAsync($"/api/v1/projects/{project}/script", new { segments = turned }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(takes.Select(t => t.Text("path")), (await TakesAsync(user, project, line.Text("id"))).Select(t => t.Text("path")));
        var first = Assert.Single(await TakesAsync(user, project, before.GetProperty("segments")[0].Text("id")));
        Assert.Contains("0000-", first.Text("path"), StringComparison.Ordinal);

        var stranger = await server.NewUserAsync(Stop);
        var refused = await stranger.Client.GetAsync($"/api/v1/projects/{project}/script/segments/{line.Text("id")}/takes", Stop);
        Assert.Equal("not-found", await refused.ProblemAsync(HttpStatusCode.NotFound, Stop));
    }

    [Theory, EachServer]
    public async Task A_take_that_was_paid_for_outlives_every_save_of_the_script(ServerKind kind)
    {
        var server = await TakesStudio.ServerAsync(servers, kind, Stop);
        var mark = kind == ServerKind.Embedded ? "hums Tom" : "hums Sue";
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(
            new { title = "Bees", video_motion = "none", script = $"Ann: Bees dance to tell the way, {mark}.\nBen: And they read the sun, {mark}.", providers = new { speech = TakesStudio.Named } }, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var first = await ScriptAsync(user, project);
        var line = first.GetProperty("segments")[0].Text("id");
        await AnewAsync(2);

        var segments = first.GetProperty("segments").EnumerateArray().Select(s => new { id = s.Text("id"), speaker = s.Text("speaker"), text = s.Text("text") });
        await (await user.Client.PutAsJsonAsync($"/api/v1/projects/{project}/script", new { segments }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);

        // Each further take is a new one, from whichever version it is asked.
        await AnewAsync(3);
        await (await user.Client.PostAsync($"/api/v1/projects/{project}/script/versions/1/restore", null, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        await AnewAsync(4);

        async Task AnewAsync(int takes)
        {
            var calls = TakesStudio.CallsOf(mark);
            await (await AskAsync(user, project, line, new { what = "audio" })).JsonAsync(HttpStatusCode.Accepted, Stop);
            Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
            Assert.Equal(calls + 1, TakesStudio.CallsOf(mark));
            Assert.Equal(takes, (await TakesAsync(user, project, line)).Count);
        }
    }

    [Theory, EachServer]
    public async Task A_line_is_heard_in_the_words_it_has_now(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, stranger) = (await server.NewUserAsync(Stop), await server.NewUserAsync(Stop));
        var (project, _) = await user.Client.OrderAsync(new { title = "Bees", video_motion = "none", script = "Ann: Bees dance to tell the way.\nBen: And they read the sun." }, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        var first = await ScriptAsync(user, project);
        var told = await HeardAsync(user, project);
        Assert.Equal(first.GetProperty("segments").EnumerateArray().Select(s => s.Text("id")), told.Keys);

        var id = first.GetProperty("segments")[0].Text("id");
        var others = first.GetProperty("segments").EnumerateArray()
            .Select(s => new { id = s.Text("id"), speaker = s.Text("speaker"), text = s.Text("id") == id ? "Bees walk in circles." : s.Text("text") });
        await (await user.Client.PutAsJsonAsync($"/api/v1/projects/{project}/script", new { segments = others }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(told.Where(line => line.Key != id), await HeardAsync(user, project));

        await (await AskAsync(user, project, id, new { what = "audio" })).JsonAsync(HttpStatusCode.Accepted, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        Assert.NotEqual(told[id], (await HeardAsync(user, project))[id]);

        // The older words are in force again, whose sound is the older file.
        await (await user.Client.PostAsync($"/api/v1/projects/{project}/script/versions/{first.GetProperty("version").GetInt32()}/restore", null, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(told, await HeardAsync(user, project));
        var refused = await stranger.Client.GetAsync($"/api/v1/projects/{project}/script/takes", Stop);
        Assert.Equal("not-found", await refused.ProblemAsync(HttpStatusCode.NotFound, Stop));
    }

    [Theory, EachServer]
    public async Task What_cannot_be_made_anew_is_refused_and_costs_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var (user, stranger) = (await server.NewUserAsync(Stop), await server.NewUserAsync(Stop));
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var line = await user.Client.UntilEndedAsync(project, Stop) is var ended && ended.StatusOf() == "completed" ? (await ScriptAsync(user, project)).GetProperty("segments")[0].Text("id") : "";

        var alike = await (await AskAsync(user, project, line, new { what = "audio" })).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(("/problems/conflict", "same_voice"), (alike.Text("type"), alike.GetProperty("said").Text("code")));
        var unheard = await (await AskAsync(user, project, line, new { what = "audio", instruction = "slower" })).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Contains("reads the text alone", unheard.ToString(), StringComparison.Ordinal);
        Assert.Equal("conflict", await (await AskAsync(user, project, line, new { what = "text" })).ProblemAsync(HttpStatusCode.Conflict, Stop));
        Assert.Equal("invalid-input", await (await AskAsync(user, project, line, new { what = "text", instruction = "shorter" })).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        Assert.Equal("invalid-input", await (await AskAsync(user, project, line, new { what = "sound" })).ProblemAsync(HttpStatusCode.UnprocessableEntity, Stop));
        Assert.Equal("version-mismatch", await (await AskAsync(user, project, line, new { what = "audio" }, version: 7)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        Assert.Equal("not-found", await (await AskAsync(user, project, Guid.CreateVersion7().ToString(), new { what = "audio" })).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal("not-found", await (await AskAsync(stranger, project, line, new { what = "audio" })).ProblemAsync(HttpStatusCode.NotFound, Stop));
        var draft = await user.Client.PostAsJsonAsync("/api/v1/projects", new { title = "Draft" }, Stop);
        var other = (await draft.JsonAsync(HttpStatusCode.Created, Stop)).GetProperty("id").GetGuid();
        var written = await user.Client.PutAsJsonAsync($"/api/v1/projects/{other}/script", new { segments = new[] { new { speaker = "Ann", text = "Bees dance." } } }, Stop);
        var unspoken = (await written.JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("segments")[0].Text("id");
        Assert.Equal("conflict", await (await AskAsync(user, other, unspoken, new { what = "audio" })).ProblemAsync(HttpStatusCode.Conflict, Stop));
        Assert.Equal(85, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
    }

    private static Task<HttpResponseMessage> AskAsync(TestUser user, Guid project, string line, object wish, int? version = null) =>
        user.Client.SendAsync(HttpMethod.Post, $"/api/v1/projects/{project}/script/segments/{line}/regenerate", wish, version is { } v ? $"\"{v:x}\"" : null, Stop);

    private static Task<JsonElement> ScriptAsync(TestUser user, Guid project) => user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/script", Stop);

    private static async Task<List<JsonElement>> TakesAsync(TestUser user, Guid project, string line) =>
        [.. (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/script/segments/{line}/takes", Stop)).GetProperty("items").EnumerateArray()];

    /// <summary>Paths of what is heard, by line.</summary>
    private static async Task<Dictionary<string, string>> HeardAsync(TestUser user, Guid project) =>
        (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/script/takes", Stop)).GetProperty("takes").EnumerateArray()
            .ToDictionary(one => one.Text("segment_id"), one => one.GetProperty("take").Text("path"));

    private static JsonElement LineOf(JsonElement script, string id) => script.GetProperty("segments").EnumerateArray().Single(s => s.Text("id") == id);

    private static IEnumerable<string> Others(JsonElement script, JsonElement line) =>
        script.GetProperty("segments").EnumerateArray().Where(s => s.Text("id") != line.Text("id")).Select(s => s.GetRawText());

    private static async Task<Dictionary<string, string>> FilesAsync(TestUser user, Guid project) =>
        (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop)).EnumerateArray().ToDictionary(a => a.Text("path"), a => a.Text("sha256"));
}
