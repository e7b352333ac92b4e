using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Projects;

public sealed class ScriptTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_script_is_written_read_and_edited_line_by_line_each_save_a_version(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.GetAsync(script, Stop)).StatusCode);
        var first = await user.Client.PutAsJsonAsync(script, Lines(("Anna", "Welcome to the show.", "Opening"), ("Ben", "Thank you, Anna.", null), ("Anna", "ลาก่อน", "End")), Stop);
        var one = await first.JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((1, "user"), (one.GetProperty("version").GetInt32(), one.Text("origin")));
        Assert.Equal(["Anna", "Ben"], one.GetProperty("speakers").EnumerateArray().Select(s => s.Text("name")));
        Assert.Equal(["Opening", "Opening", "End"], one.GetProperty("segments").EnumerateArray().Select(s => s.Text("chapter")));
        var id = one.GetProperty("segments")[1].Text("id");

        var second = await user.Client.SendAsync(HttpMethod.Patch, $"{script}/segments/{id}", new { text = "Thanks!" }, first.Headers.ETag!.ToString(), Stop);
        var two = await second.JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal((2, "Thanks!", "Ben", id), (two.GetProperty("version").GetInt32(), two.GetProperty("segments")[1].Text("text"), two.GetProperty("segments")[1].Text("speaker"), two.GetProperty("segments")[1].Text("id")));
        Assert.Equal("version-mismatch", await (await user.Client.SendAsync(HttpMethod.Patch, $"{script}/segments/{id}", new { text = "Late" }, first.Headers.ETag.ToString(), Stop)).ProblemAsync(HttpStatusCode.PreconditionFailed, Stop));

        var versions = await (await user.Client.GetAsync($"{script}/versions", Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal([2, 1], versions.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
        var restored = await (await user.Client.PostAsync($"{script}/versions/1/restore", null, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(3, restored.GetProperty("version").GetInt32());
        Assert.Equal(one.GetProperty("segments").GetRawText(), restored.GetProperty("segments").GetRawText());
        Assert.Equal("Thanks!", (await (await user.Client.GetAsync($"{script}/versions/2", Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("segments")[1].Text("text"));
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.PostAsync($"{script}/versions/9/restore", null, Stop)).StatusCode);

        var project = await (await user.Client.GetAsync(script[..^"/script".Length], Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal("Anna: Welcome to the show.\nBen: Thank you, Anna.\nAnna: ลาก่อน", project.Text("script_content"));
    }

    [Theory, EachServer]
    public async Task Lines_that_stay_keep_their_ids_and_long_texts_become_several_lines(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        var one = await (await user.Client.PutAsJsonAsync(script, Lines(("Anna", "One.", null), ("Ben", "Two.", null)), Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        var (a, b) = (one.GetProperty("segments")[0].Text("id"), one.GetProperty("segments")[1].Text("id"));
        var body = new { segments = new object[] { new { id = b, speaker = "ben", text = "Two.", direction = "softly" }, new { speaker = "Cora", text = string.Concat(Enumerable.Repeat("A sentence of some length. ", 60)) }, new { id = a, speaker = "Anna", text = "One." } } };
        var two = await (await user.Client.PutAsJsonAsync(script, body, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        var lines = two.GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal((b, "Ben", "softly"), (lines[0].Text("id"), lines[0].Text("speaker"), lines[0].Text("direction")));
        Assert.Equal(a, lines[^1].Text("id"));
        Assert.InRange(lines.Count, 4, 6);
        Assert.All(lines, line => Assert.InRange(line.Text("text").Length, 1, 600));
        Assert.Equal(["Anna", "Ben", "Cora"], two.GetProperty("speakers").EnumerateArray().Select(s => s.Text("name")));
    }

    [Theory, EachServer]
    public async Task A_direction_that_is_left_out_stays_and_null_takes_it_away(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        var one = await SaveAsync(user, script, new { speaker = "Anna", text = "One.", direction = "warmly" }, new { speaker = "Ben", text = "Two.", direction = "amused" });
        var (a, b) = (one.GetProperty("segments")[0].Text("id"), one.GetProperty("segments")[1].Text("id"));

        var kept = await SaveAsync(user, script, new { id = b, speaker = "Ben", text = "Two." }, new { id = a, speaker = "Anna", text = "One, or more." }, new { speaker = "Ben", text = "New." });
        Assert.Equal(["amused", "warmly", null], DirectionsOf(kept));
        var other = await SaveAsync(user, script, new { id = b, speaker = "Ben", text = "Two.", direction = (string?)null }, new { id = a, speaker = "Anna", text = "One, or more.", direction = "dryly" });
        Assert.Equal([null, "dryly"], DirectionsOf(other));

        var moved = await user.Client.PatchAsJsonAsync($"{script}/segments/{a}", new { speaker = "Ben" }, Stop);
        Assert.Equal([null, "dryly"], DirectionsOf(await moved.JsonAsync(HttpStatusCode.OK, Stop)));
        var cleared = await user.Client.PatchAsJsonAsync($"{script}/segments/{a}", new { direction = (string?)null }, Stop);
        Assert.Equal([null, null], DirectionsOf(await cleared.JsonAsync(HttpStatusCode.OK, Stop)));
    }

    [Theory, EachServer]
    public async Task What_is_wrong_makes_no_version(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        var one = await (await user.Client.PutAsJsonAsync(script, Lines(("Anna", "One.", null)), Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        var id = one.GetProperty("segments")[0].Text("id");
        object[] wrong =
        [
            new { segments = Array.Empty<object>() }, new { }, Lines(("", "x", null)), Lines(("Anna", "…", null)), Lines(("A", "1", null), ("B", "1", null), ("C", "1", null), ("D", "1", null), ("E", "1", null)),
            new { segments = new[] { new { id = Guid.Empty, speaker = "Anna", text = "x" } } }, new { segments = new[] { new { id, speaker = "Anna", text = "x" }, new { id, speaker = "Anna", text = "x" } } },
            Lines(("Anna", new string('x', 10_001), null)), new { segments = new[] { new { speaker = "Anna", text = "x", colour = "red" } } }, new { segments = "x" }, new { segments = new object?[] { null } },
        ];
        foreach (var body in wrong)
        {
            var answer = await user.Client.PutAsJsonAsync(script, body, Stop);
            Assert.True((int)answer.StatusCode is 422 or 400, $"{(int)answer.StatusCode} for {JsonSerializer.Serialize(body)}");
        }

        foreach (var body in new object[] { new { text = "" }, new { text = "!" }, new { text = new string('x', 601) }, new { speaker = "" } })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.PatchAsJsonAsync($"{script}/segments/{id}", body, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await user.Client.PatchAsJsonAsync($"{script}/segments/{Guid.Empty}", new { text = "x" }, Stop)).StatusCode);
        var other = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(script, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PutAsJsonAsync(script, Lines(("Eve", "Mine.", null)), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PostAsync($"{script}/versions/1/restore", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"{script}/versions", Stop)).StatusCode);
        Assert.Equal(1, (await (await user.Client.GetAsync(script, Stop)).JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("version").GetInt32());
    }

    [Theory, EachServer]
    public async Task Edits_of_different_lines_at_once_all_count(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        var one = await (await user.Client.PutAsJsonAsync(script, Lines(("A", "1", null), ("B", "2", null), ("A", "3", null)), Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        var edits = await Task.WhenAll(one.GetProperty("segments").EnumerateArray().Select((line, i) => user.Client.PatchAsJsonAsync($"{script}/segments/{line.Text("id")}", new { text = $"new {i}" }, Stop)));
        Assert.All(edits, edit => Assert.Equal(HttpStatusCode.OK, edit.StatusCode));
        var after = await (await user.Client.GetAsync(script, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        Assert.Equal(4, after.GetProperty("version").GetInt32());
        Assert.Equal(["new 0", "new 1", "new 2"], after.GetProperty("segments").EnumerateArray().Select(s => s.Text("text")));
    }

    [Theory, EachServer]
    public async Task An_order_with_a_script_that_meets_saves_of_the_script_is_taken_or_refused_in_words(ServerKind kind)
    {
        var (user, script) = await NewProjectAsync(kind);
        var project = Guid.Parse(script.Split('/')[^2]);
        var order = new { project_id = project, title = "Bees", video_motion = "none", script = "Ann: Bees dance.\nBen: They do." };
        for (var round = 0; round < 4; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => i % 3 == 2
                ? user.Client.PostAsJsonAsync("/api/v1/generate/podcast", order, Stop)
                : user.Client.PutAsJsonAsync(script, Lines(("Ann", $"Bees dance {i}.", null)), Stop)));
            foreach (var answer in answers)
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, await answer.Content.ReadAsStringAsync(Stop));
            await user.Client.PostAsync($"/api/v1/generate/{project}/cancel", null, Stop);
        }
    }

    private static async Task<JsonElement> SaveAsync(TestUser user, string script, params object[] segments) =>
        await (await user.Client.PutAsJsonAsync(script, new { segments }, Stop)).JsonAsync(HttpStatusCode.OK, Stop);

    private static List<string?> DirectionsOf(JsonElement script) => [.. script.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("direction").GetString())];

    private static object Lines(params (string Speaker, string Text, string? Chapter)[] lines) =>
        new { segments = lines.Select(line => new { speaker = line.Speaker, text = line.Text, chapter = line.Chapter }) };

    private async Task<(TestUser User, string Script)> NewProjectAsync(ServerKind kind)
    {
        var user = await (await servers.GetAsync(kind, Stop)).NewUserAsync(Stop);
        return (user, $"/api/v1/projects/{await Rows.BeginAsync(user, Stop)}/script");
    }
}
