using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.App.Tests.Api.Generation;

public sealed class StudioTests(Servers servers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachServer]
    public async Task Everything_to_choose_from_is_listed_and_voices_can_be_heard(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);

        var options = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/generate/options", Stop);

        Assert.Contains("storytelling", options.GetProperty("templates").EnumerateArray().Select(t => t.GetString()));
        Assert.Contains("studio_mic", options.GetProperty("image_styles").EnumerateArray().Select(t => t.GetString()));
        Assert.Contains("none", options.GetProperty("video_motions").EnumerateArray().Select(t => t.GetString()));
        var preview = options.GetProperty("voices")[0].GetProperty("preview").GetString()!;
        var heard = await server.NewClient().GetAsync(preview, Stop);
        Assert.Equal("audio/wav", heard.Content.Headers.ContentType?.MediaType);
        Assert.True((await heard.Content.ReadAsByteArrayAsync(Stop)).Length > 50_000);
        Assert.Equal(HttpStatusCode.NotFound, (await server.NewClient().GetAsync("/api/v1/generate/voices/built-in/..%2Fx/preview", Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task An_estimate_tells_credits_and_size_and_begins_nothing(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", new { title = "Bees", description = "About bees.", target_duration = 10 }, Stop);

        var estimate = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(18, estimate.GetProperty("estimated_credits").GetInt32());
        Assert.Equal(10, estimate.GetProperty("minutes").GetDouble());
        Assert.InRange(estimate.GetProperty("words").GetInt32(), 1_000, 2_500);
        Assert.All(estimate.GetProperty("outside_costs").EnumerateArray(), cost => Assert.Equal(0, cost.GetProperty("estimated_cost").GetDecimal()));
        var projects = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop);
        Assert.Equal(0, projects.GetProperty("total").GetInt32());
    }

    [Theory, EachServer]
    public async Task A_film_is_added_to_an_episode_that_had_none(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/video", new { project_id = project, video_motion = "subtle" }, Stop);

        Assert.Equal(3, (await answer.JsonAsync(HttpStatusCode.Accepted, Stop)).GetProperty("estimated_credits").GetInt32());
        var ended = await user.Client.UntilEndedAsync(project, Stop);
        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(["video_generation", "video_assembly", "packaging"], ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        var files = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop);
        Assert.Contains(files.EnumerateArray(), a => a.GetProperty("path").GetString() == "videos/final.mp4" && a.GetProperty("size").GetInt64() > 0);
        Assert.Equal(100 - 15 - 3, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
    }

    [Theory, EachServer]
    public async Task One_step_is_paid_alone_and_what_rests_on_it_follows(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop);
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/tts", new { project_id = project, music = "calm" }, Stop);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(3, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("estimated_credits").GetInt32());
        var ended = await user.Client.UntilEndedAsync(project, Stop);
        Assert.Equal("completed", ended.StatusOf());
        Assert.Equal(["tts_generation", "audio_mastering", "packaging"], ended.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        var balance = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop);
        Assert.Equal(100 - 15 - 3, balance.GetProperty("credits").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await user.Client.PostAsJsonAsync("/api/v1/generate/script", new { project_id = project }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.PostAsJsonAsync("/api/v1/generate/tts", new { music = "calm" }, Stop)).StatusCode);
    }

    [Theory, EachServer]
    public async Task Without_the_credits_nothing_begins_and_nothing_is_left(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var user = await server.NewUserAsync(Stop, credits: 14);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", Orders.Short(), Stop);

        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        Assert.Equal("/problems/insufficient-credits", (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString());
        Assert.Equal(0, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop)).GetProperty("total").GetInt32());
    }

    [Theory, EachServer]
    public async Task Only_callbacks_that_were_signed_here_are_heard(ServerKind kind)
    {
        var server = await servers.GetAsync(kind, Stop);
        var call = Guid.CreateVersion7();
        var good = server.Services.GetRequiredService<Callbacks>().Sign(call);
        using var client = server.NewClient();

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{Callbacks.Route}{call}?sig={good}", new { code = 200 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync($"{Callbacks.Route}{Guid.CreateVersion7()}?sig={good}", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync($"{Callbacks.Route}{call}", new { }, Stop)).StatusCode);
    }
}
