using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Projects;

public sealed class ProjectTests(Servers servers)
{
    private const string Root = "/api/v1/projects";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_project_is_begun_with_its_defaults_and_read_back_the_same(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        var answer = await user.Client.PostAsJsonAsync(Root, new { title = " ตลาดเช้า 🍜 ", description = "One\ntwo", target_duration_minutes = 30, voice_gender = "female", voice_tone = "calm", script_template = "debate" }, Stop);
        var begun = await answer.JsonAsync(HttpStatusCode.Created, Stop);
        Assert.Equal("ตลาดเช้า 🍜", begun.Text("title"));
        Assert.Equal("en", begun.Text("language"));
        Assert.Equal("draft", begun.Text("status"));
        Assert.Equal(0, begun.GetProperty("total_credits_used").GetInt32());
        Assert.Equal("[]", begun.GetProperty("generation_log").GetRawText());
        Assert.Equal($"{Root}/{begun.Text("id")}", answer.Headers.Location!.OriginalString);

        var read = await user.Client.GetAsync(answer.Headers.Location, Stop);
        Assert.Equal(begun.GetRawText(), (await read.JsonAsync(HttpStatusCode.OK, Stop)).GetRawText());
        Assert.Equal(answer.Headers.ETag, read.Headers.ETag);
        Assert.Equal(user.Id, begun.GetProperty("user_id").GetGuid());
        Assert.Equal(user.Id, (await ListAsync(user, "")).GetProperty("items")[0].GetProperty("user_id").GetGuid());
    }

    [Theory, EachServer]
    public async Task What_is_wrong_is_named_and_nothing_is_begun(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        string[] wrong =
        [
            "{}", """{"title":""}""", """{"title":"   "}""", """{"title":null}""", """{"title":7}""", """{"title":"a\u0000b"}""", """{"title":"a\nb"}""", """{"title":"\ud800"}""",
            $$"""{"title":"{{new string('x', 10_000)}}"}""", """{"title":"a","titel":"b"}""", """{"title":"a","language":"english!"}""",
            """{"title":"a","target_duration_minutes":0}""", """{"title":"a","target_duration_minutes":181}""", """{"title":"a","target_duration_minutes":"30"}""",
            """{"title":"a","voice_gender":"robot"}""", """{"title":"a","script_template":"rap"}""", """{"title":"a","status":"completed"}""",
            $$"""{"title":"a","description":"{{new string('x', 20_001)}}"}""",
        ];
        foreach (var body in wrong)
        {
            var answer = await user.Client.PostAsync(Root, Answers.Json(body), Stop);
            Assert.True((int)answer.StatusCode is 422 or 400, $"{(int)answer.StatusCode} for {body[..Math.Min(60, body.Length)]}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(0, (await ListAsync(user, "")).GetProperty("total").GetInt32());
    }

    [Theory, EachServer]
    public async Task Only_what_is_sent_changes_and_null_clears(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        var id = await BeginAsync(user, new { title = "One", description = "What", voice_tone = "calm" });
        var changed = await (await user.Client.PatchAsJsonAsync($"{Root}/{id}", new { description = (string?)null, target_duration_minutes = 5 }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal("One", changed.Text("title"));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("description").ValueKind);
        Assert.Equal(5, changed.GetProperty("target_duration_minutes").GetInt32());
        Assert.Equal("calm", changed.Text("voice_tone"));
        Assert.Equal(changed.GetRawText(), (await GetAsync(user, id)).GetRawText());

        foreach (var wrong in new[] { """{"title":null}""", """{"title":" "}""", """{"language":null}""", """{"status":"completed"}""", """{"total_credits_used":0}""", "[]", "7", "null" })
            Assert.InRange((int)(await user.Client.PatchAsync($"{Root}/{id}", Answers.Json(wrong), Stop)).StatusCode, 400, 422);
        Assert.Equal(changed.GetRawText(), (await GetAsync(user, id)).GetRawText());
    }

    [Theory, EachServer]
    public async Task An_edit_of_an_old_version_is_refused_and_the_newest_known_is_not_sent_again(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        var id = await BeginAsync(user, new { title = "One" });
        var first = (await user.Client.GetAsync($"{Root}/{id}", Stop)).Headers.ETag!.ToString();
        var second = (await user.Client.SendAsync(HttpMethod.Patch, $"{Root}/{id}", new { title = "Two" }, first, Stop)).Headers.ETag!.ToString();
        Assert.NotEqual(first, second);

        Assert.Equal("version-mismatch", await (await user.Client.SendAsync(HttpMethod.Patch, $"{Root}/{id}", new { title = "Three" }, first, Stop)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        Assert.Equal("version-mismatch", await (await user.Client.SendAsync(HttpMethod.Delete, $"{Root}/{id}", null, first, Stop)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));
        Assert.Equal("Two", (await GetAsync(user, id)).Text("title"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{id}");
        request.Headers.TryAddWithoutValidation("If-None-Match", second);
        Assert.Equal(HttpStatusCode.NotModified, (await user.Client.SendAsync(request, Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Edits_at_once_all_count_and_with_a_version_only_one_does(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        var id = await BeginAsync(user, new { title = "One" });
        await Task.WhenAll(
            user.Client.PatchAsJsonAsync($"{Root}/{id}", new { description = "d" }, Stop),
            user.Client.PatchAsJsonAsync($"{Root}/{id}", new { voice_tone = "calm" }, Stop),
            user.Client.PatchAsJsonAsync($"{Root}/{id}", new { script_template = "debate" }, Stop));
        var all = await GetAsync(user, id);
        Assert.Equal(("d", "calm", "debate"), (all.Text("description"), all.Text("voice_tone"), all.Text("script_template")));

        var etag = (await user.Client.GetAsync($"{Root}/{id}", Stop)).Headers.ETag!.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => user.Client.SendAsync(HttpMethod.Patch, $"{Root}/{id}", new { title = $"T{i}" }, etag, Stop)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory, EachServer]
    public async Task An_account_holds_ten_projects_also_when_many_are_begun_at_once(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => user.Client.PostAsJsonAsync(Root, new { title = $"P{i}" }, Stop)));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            Assert.Equal("limit-reached", await refused.ProblemAsync(HttpStatusCode.Conflict, Stop));
        var list = await ListAsync(user, "");
        Assert.Equal(10, list.GetProperty("total").GetInt32());

        Assert.Equal(HttpStatusCode.NoContent, (await user.Client.DeleteAsync($"{Root}/{list.GetProperty("items")[0].Text("id")}", Stop)).StatusCode);
        await BeginAsync(user, new { title = "Room again" });
    }

    [Theory, EachServer]
    public async Task Somebody_elses_project_is_not_there(ServerKind kind)
    {
        var (owner, other) = (await NewUserAsync(kind), await NewUserAsync(kind));
        var id = await BeginAsync(owner, new { title = "Mine" });
        Assert.Equal("not-found", await (await other.Client.GetAsync($"{Root}/{id}", Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal("not-found", await (await other.Client.PatchAsJsonAsync($"{Root}/{id}", new { title = "Yours" }, Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal("not-found", await (await other.Client.DeleteAsync($"{Root}/{id}", Stop)).ProblemAsync(HttpStatusCode.NotFound, Stop));
        Assert.Equal(0, (await ListAsync(other, "")).GetProperty("total").GetInt32());
        Assert.Equal("Mine", (await GetAsync(owner, id)).Text("title"));
        var server = await servers.GetAsync(kind, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.NewClient().GetAsync($"{Root}/{id}", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Lists_are_filtered_searched_sorted_and_paged(ServerKind kind)
    {
        var user = await NewUserAsync(kind);
        foreach (var (title, description) in new[] { ("Banana bread", "100% rye"), ("apple pie", "under_score"), ("กาแฟเย็น", "ร้านริมน้ำ"), ("ÉCLAIR", "é"), ("Zebra", @"back\slash") })
            await BeginAsync(user, new { title, description });

        async Task<string> Titles(string query) => string.Join("|", (await ListAsync(user, query)).GetProperty("items").EnumerateArray().Select(p => p.Text("title")));
        Assert.Equal("Zebra|ÉCLAIR|กาแฟเย็น|apple pie|Banana bread", await Titles(""));
        Assert.Equal("Banana bread|apple pie|กาแฟเย็น|ÉCLAIR|Zebra", await Titles("?sort=created_at"));
        Assert.Equal("กาแฟเย็น|apple pie", await Titles("?page=2&page_size=2"));
        Assert.Equal("Banana bread", await Titles("?q=BANANA"));
        Assert.Equal("Banana bread", await Titles("?q=100%25"));
        Assert.Equal("apple pie", await Titles("?q=R_S"));
        Assert.Equal("Zebra", await Titles(@"?q=k\s"));
        Assert.Equal("กาแฟเย็น", await Titles("?q=" + Uri.EscapeDataString("ริมน้ำ")));
        Assert.Equal("ÉCLAIR", await Titles("?q=" + Uri.EscapeDataString("ÉCL")));
        Assert.Equal("", await Titles("?q=" + Uri.EscapeDataString("' OR 1=1 --")));
        Assert.Equal("", await Titles("?status=completed"));
        Assert.StartsWith("Zebra", await Titles("?status=draft"), StringComparison.Ordinal);
        var beyond = await ListAsync(user, "?page=9");
        Assert.Equal((5, 0), (beyond.GetProperty("total").GetInt32(), beyond.GetProperty("items").GetArrayLength()));

        foreach (var wrong in new[] { "?page=0", "?page=-1", "?page_size=101", "?page_size=x", "?status=done", "?sort=id", "?page=99999999999999999999", "?q=%00" })
            Assert.InRange((int)(await user.Client.GetAsync(Root + wrong, Stop)).StatusCode, 400, 422);
    }

    private static async Task<JsonElement> ListAsync(TestUser user, string query) => await (await user.Client.GetAsync(Root + query, Stop)).JsonAsync(HttpStatusCode.OK, Stop);

    private static async Task<JsonElement> GetAsync(TestUser user, string id) => await (await user.Client.GetAsync($"{Root}/{id}", Stop)).JsonAsync(HttpStatusCode.OK, Stop);

    private static async Task<string> BeginAsync(TestUser user, object project) =>
        (await (await user.Client.PostAsJsonAsync(Root, project, Stop)).JsonAsync(HttpStatusCode.Created, Stop)).Text("id");

    private async Task<TestUser> NewUserAsync(ServerKind kind) => await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
}
