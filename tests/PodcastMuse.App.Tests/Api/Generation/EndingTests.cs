using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>What is written and told when a production ends.</summary>
public sealed class EndingTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task A_finished_episode_is_told_once_and_the_project_says_what_it_took(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(Orders.Short("Bees at noon"), Stop);
        await user.Client.UntilEndedAsync(project, Stop);

        var note = Assert.Single(await NotesAsync(user));
        Assert.Equal("production_completed", note.Text("kind"));
        Assert.Contains("Bees at noon", note.Text("body"), StringComparison.Ordinal);
        Assert.Equal(project, note.GetProperty("project_id").GetGuid());
        Assert.Equal(1, await MailsAsync(server, user));
        var row = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop);
        Assert.Equal(("completed", 15), (row.Text("status"), row.GetProperty("total_credits_used").GetInt32()));
        Assert.InRange(row.GetProperty("script_tokens").GetInt32(), 10, 60);
        var log = row.GetProperty("generation_log").EnumerateArray().ToList();
        Assert.Equal(
            ["brief_input", "script_generation", "tts_generation", "audio_mastering", "image_generation", "seo_suggestions", "packaging"],
            log.Select(l => l.Text("step")));
        Assert.All(log, l => Assert.Equal(("completed", production, 1), (l.Text("status"), l.GetProperty("production_id").GetGuid(), l.GetProperty("attempts").GetInt32())));
        Assert.Equal(15, log.Sum(l => l.GetProperty("credits").GetInt32()));
    }

    [Theory, EachServer]
    public async Task A_provider_that_fails_shows_the_refunds_everywhere(ServerKind kind)
    {
        var server = await BrokenPictures.ServerAsync(servers, kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(
            new { title = "Bees", script = "Ann: Bees dance to tell the way.", image_style = "studio_mic", providers = new { image = BrokenPictures.Named } }, Stop);
        using var socket = await Socket.OpenAsync(server, user, project, "after=0", Stop);
        var messages = await socket.ReadAllAsync(Stop);

        var ended = await user.Client.StatusAsync(project, Stop);
        Assert.Equal("failed", ended.StatusOf());
        Assert.Equal((18, 9), (ended.GetProperty("credits").GetInt32(), ended.GetProperty("credits_refunded").GetInt32()));
        var steps = ended.GetProperty("steps").EnumerateArray().ToDictionary(s => s.Text("step"));
        Assert.Equal((BrokenPictures.Words, "/problems/provider-refused"), (steps["image_generation"].GetProperty("error").Text("detail"), steps["image_generation"].GetProperty("error").Text("type")));
        var said = steps["image_generation"].GetProperty("error").GetProperty("said");
        Assert.Equal(("no_pictures_today", "Broken"), (said.Text("code"), said.GetProperty("values").Text("provider")));
        Assert.Equal(said.ToString(), messages.Last(m => m.TryGetProperty("step", out var step) && step.GetString() == "image_generation").GetProperty("said").ToString());
        Assert.Equal((3, 3), (steps["image_generation"].GetProperty("credits").GetInt32(), steps["image_generation"].GetProperty("credits_refunded").GetInt32()));
        Assert.Equal((3, 0), (steps["tts_generation"].GetProperty("credits").GetInt32(), steps["tts_generation"].GetProperty("credits_refunded").GetInt32()));
        Assert.Equal(["video_generation", "video_assembly", "packaging"], steps.Values.Where(s => s.Text("status") == "skipped").Select(s => s.Text("step")));

        var rows = (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/credits/transactions?project={project}&page_size=100", Stop)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["image", "platform_fee", "video"], rows.Where(r => r.Text("transaction_type") == "refund").Select(r => r.Text("step_name")).Order(StringComparer.Ordinal));
        Assert.All(rows.Where(r => r.Text("transaction_type") == "refund"), r => Assert.Equal((3, "completed"), (r.GetProperty("amount").GetInt32(), r.Text("status"))));
        Assert.Equal(3, rows.Count(r => r.Text("transaction_type") == "usage" && r.Text("status") == "completed"));
        Assert.Equal(3, rows.Count(r => r.Text("transaction_type") == "usage" && r.Text("status") == "refunded"));
        Assert.Equal(91, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());

        var end = messages[^1];
        Assert.Equal("production_failed", end.Text("type"));
        Assert.Contains("9 credits", end.Text("message"), StringComparison.Ordinal);
        Assert.Contains(BrokenPictures.Words, end.Text("message"), StringComparison.Ordinal);
        Assert.Contains(messages, m => m.TryGetProperty("step", out var s) && s.GetString() == "image_generation" && m.Text("status") == "failed" && m.Text("message").Contains("3 credits", StringComparison.Ordinal));

        var note = Assert.Single(await NotesAsync(user));
        Assert.Equal("production_failed", note.Text("kind"));
        Assert.Contains("9 credits", note.Text("body"), StringComparison.Ordinal);
        Assert.Contains(BrokenPictures.Words, note.Text("body"), StringComparison.Ordinal);
        var row = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop);
        Assert.Equal(("failed", 9), (row.Text("status"), row.GetProperty("total_credits_used").GetInt32()));
        var logged = row.GetProperty("generation_log").EnumerateArray().Single(l => l.Text("step") == "image_generation");
        Assert.Equal(("failed", BrokenPictures.Words, production), (logged.Text("status"), logged.Text("message"), logged.GetProperty("production_id").GetGuid()));
    }

    [Theory, EachServer]
    public async Task A_single_step_that_fails_leaves_a_finished_episode_finished(ServerKind kind)
    {
        var server = await BrokenPictures.ServerAsync(servers, kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        await user.Client.UntilEndedAsync(project, Stop);
        var before = await AssetsAsync(user, project);

        (await user.Client.PostAsJsonAsync("/api/v1/generate/image", new { project_id = project, image_style = "studio_mic", providers = new { image = BrokenPictures.Named } }, Stop)).EnsureSuccessStatusCode();
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.Equal(("failed", 3), (ended.StatusOf(), ended.GetProperty("credits_refunded").GetInt32()));
        var row = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop);
        Assert.Equal(("completed", 15), (row.Text("status"), row.GetProperty("total_credits_used").GetInt32()));
        Assert.Equal(before, await AssetsAsync(user, project));
        Assert.Equal(HttpStatusCode.Redirect, (await user.Client.GetAsync($"/api/v1/projects/{project}/download", Stop)).StatusCode);
        Assert.Equal(2, row.GetProperty("generation_log").EnumerateArray().Select(l => l.GetProperty("production_id").GetGuid()).Distinct().Count());
        Assert.Single(await NotesAsync(user));
    }

    [Theory, EachServer]
    public async Task A_cancelled_episode_is_told_with_its_refund(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(new { title = "Bees", video_motion = "none", review_script = true, script = "Ann: Bees dance." }, Stop);
        await user.Client.UntilAsync(project, s => s.GetProperty("awaits_approval").GetBoolean() && s.StatusOf("image_generation") == "completed", Stop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.Client.PostAsync($"/api/v1/generate/{project}/cancel", null, Stop)));

        var note = Assert.Single(await NotesAsync(user));
        Assert.Equal("production_cancelled", note.Text("kind"));
        Assert.Contains("6 credits", note.Text("body"), StringComparison.Ordinal);
        var row = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop);
        Assert.Equal(9, row.GetProperty("total_credits_used").GetInt32());
        Assert.Contains(row.GetProperty("generation_log").EnumerateArray(), l => l.Text("status") == "cancelled");
    }

    private static async Task<List<JsonElement>> NotesAsync(TestUser user) =>
        [.. (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/users/me/notifications", Stop)).GetProperty("items").EnumerateArray()];

    private static async Task<string> AssetsAsync(TestUser user, Guid project) =>
        string.Join('\n', (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop)).EnumerateArray().Select(a => $"{a.Text("path")} {a.Text("sha256")}"));

    /// <summary>Mails go out after the transaction; what is not there yet is waited for.</summary>
    private static async Task<int> MailsAsync(TestServer server, TestUser user)
    {
        while (true)
        {
            var mails = Directory.Exists(server.MailFolder) ? Directory.GetFiles(server.MailFolder, "*.eml") : [];
            var theirs = 0;
            foreach (var mail in mails)
                theirs += (await File.ReadAllTextAsync(mail, Stop)).Contains(user.Email, StringComparison.Ordinal) ? 1 : 0;
            if (theirs > 0)
                return theirs;
            await Task.Delay(100, Stop);
        }
    }
}
