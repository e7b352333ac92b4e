using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

public sealed class OrderTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task An_order_runs_to_its_end(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", Orders.Short(), Stop);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var project = body.GetProperty("project_id").GetGuid();
        Assert.Equal($"/api/v1/generate/{project}/status", answer.Headers.Location?.ToString());
        Assert.Equal("queued", body.GetProperty("status").GetString());
        Assert.Equal(15, body.GetProperty("estimated_credits").GetInt32());
        Assert.Matches(@"^\d+-\d+ minutes$", body.GetProperty("estimated_time").GetString()!);
        var ended = await user.Client.UntilEndedAsync(project, Stop);
        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(100, ended.GetProperty("progress").GetInt32());
        Assert.Equal(
            ["brief_input", "script_generation", "tts_generation", "audio_mastering", "image_generation", "seo_suggestions", "packaging"],
            ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
    }

    [Theory, EachServer]
    public async Task The_customers_own_example_is_taken_for_18_credits(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        const string Example =
            """
            {
                "title": "My Podcast Episode",
                "description": "A brief description",
                "language": "en",
                "target_duration": 30,
                "voice_gender": "female",
                "voice_tone": "professional",
                "template": "storytelling",
                "image_style": "studio_mic",
                "video_motion": "subtle"
            }
            """;

        var answer = await user.Client.PostAsync("/api/v1/generate/podcast", new StringContent(Example, Encoding.UTF8, "application/json"), Stop);

        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(18, body.GetProperty("estimated_credits").GetInt32());
        Assert.Equal("5-8 minutes", body.GetProperty("estimated_time").GetString());
        var ended = await user.Client.UntilEndedAsync(body.GetProperty("project_id").GetGuid(), Stop);
        Assert.True(ended.StatusOf() == "completed", ended.ToString());
    }

    [Theory, EachServer]
    public async Task Two_orders_of_one_project_at_once_make_one_production(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        await user.Client.UntilEndedAsync(project, Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            user.Client.PostAsJsonAsync("/api/v1/generate/podcast", new { project_id = project, review_script = true, video_motion = "none" }, Stop)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Accepted);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        await user.Client.PostAsync($"/api/v1/generate/{project}/cancel", null, Stop);
    }

    [Theory, EachServer]
    public async Task A_reviewed_script_waits_for_its_approval(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(
            new { title = "Bees", video_motion = "none", review_script = true, script = "Ann: Bees dance to tell the way." }, Stop);
        var waiting = await user.Client.UntilAsync(project, s => s.GetProperty("awaits_approval").GetBoolean() && s.StatusOf("image_generation") == "completed", Stop);
        Assert.Equal("queued", waiting.StatusOf("tts_generation"));

        var approved = await user.Client.PostAsync($"/api/v1/generate/{project}/approve-script", null, Stop);

        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        Assert.Equal(HttpStatusCode.Conflict, (await user.Client.PostAsync($"/api/v1/generate/{project}/approve-script", null, Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Cancelling_ends_it_once_and_resuming_goes_on(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, production) = await user.Client.OrderAsync(
            new { title = "Bees", video_motion = "none", review_script = true, script = "Ann: Bees dance to tell the way." }, Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.Client.PostAsync($"/api/v1/generate/{project}/cancel", null, Stop)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal("cancelled", (await user.Client.StatusAsync(project, Stop)).StatusOf());

        var resumed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.Client.PostAsync($"/api/v1/generate/{project}/resume", null, Stop)));
        var body = await Assert.Single(resumed, a => a.StatusCode == HttpStatusCode.Accepted).Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(production, body.GetProperty("production_id").GetGuid());
        await user.Client.UntilAsync(project, s => s.GetProperty("awaits_approval").GetBoolean(), Stop);
        await user.Client.PostAsync($"/api/v1/generate/{project}/approve-script", null, Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
    }

    [Theory, EachServer]
    public async Task What_cannot_be_made_is_refused_by_field_and_nothing_is_written(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        (string Says, string Body)[] wrong =
        [
            ("title", """{"description":"x"}"""),
            ("title", """{"title":"two\nlines","description":"x"}"""),
            ("target_duration", """{"title":"T","description":"x","target_duration":0}"""),
            ("target_duration", """{"title":"T","description":"x","target_duration":"30"}"""),
            ("template", """{"title":"T","description":"x","template":"opera"}"""),
            ("language", """{"title":"T","description":"x","language":"xx"}"""),
            ("voice_gender", """{"title":"T","description":"x","voice_gender":"other"}"""),
            ("image_style", """{"title":"T","description":"x","image_style":"crayon"}"""),
            ("video_motion", """{"title":"T","description":"x","video_motion":"wild"}"""),
            ("music", """{"title":"T","description":"x","music":"loud"}"""),
            ("speakers", """{"title":"T","description":"x","speakers":[{"voice":"nobody"}]}"""),
            ("speakers", """{"title":"T","description":"x","speakers":[{"name":"A"},{"name":"A"}]}"""),
            ("speakers", """{"title":"T","description":"x","speakers":[{},{},{},{},{}]}"""),
            ("sources", """{"title":"T","sources":[{"url":"ftp://x"}]}"""),
            ("sources", """{"title":"T","sources":[{"url":"http://x","text":"y"}]}"""),
            ("sources", """{"title":"T","sources":[{"id":"0199aaaa-0000-7000-8000-000000000000"}]}"""),
            ("providers", """{"title":"T","description":"x","providers":{"smell":"built-in"}}"""),
            ("providers.text", """{"title":"T","description":"x","providers":{"text":"nobody"}}"""),
            ("durration", """{"title":"T","description":"x","durration":3}"""),
        ];
        foreach (var (says, json) in wrong)
        {
            var answer = await user.Client.PostAsync("/api/v1/generate/podcast", new StringContent(json, Encoding.UTF8, "application/json"), Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity && text.Contains($"\"{says}", StringComparison.Ordinal), $"{json}: {answer.StatusCode} {text}");
        }

        Assert.Equal("/problems/too-little-material", await ProblemAsync(user, """{"title":"T"}""", 422));
        Assert.Equal("/problems/key-required", await ProblemAsync(user, """{"title":"T","description":"x","providers":{"speech":"elevenlabs"}}""", 422));
        Assert.Equal("/problems/not-found", await ProblemAsync(user, """{"project_id":"0199aaaa-0000-7000-8000-000000000000"}""", 404));
    }

    [Theory, EachServer]
    public async Task Somebody_elses_project_is_not_found(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var owner = await server.NewUserAsync(Stop);
        var stranger = await server.NewUserAsync(Stop);
        var (project, _) = await owner.Client.OrderAsync(Orders.Short(), Stop);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/api/v1/generate/{project}/status", Stop)).StatusCode);
        foreach (var action in new[] { "cancel", "resume", "approve-script" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.PostAsync($"/api/v1/generate/{project}/{action}", null, Stop)).StatusCode);
        Assert.Equal("/problems/not-found", await ProblemAsync(stranger, $$"""{"project_id":"{{project}}"}""", 404));
        await owner.Client.UntilEndedAsync(project, Stop);
    }

    private static async Task<string?> ProblemAsync(TestUser user, string json, int status)
    {
        var answer = await user.Client.PostAsync("/api/v1/generate/podcast", new StringContent(json, Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString();
    }
}
