using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PodcastMuse.TestServers;
using ProviderEmulator;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>
/// The specification's own order, made with keys from the vault: OpenAI writes, KIE speaks, draws with Flux and animates with Hailuo. The
/// emulator refuses whatever the providers' descriptions do not allow.
/// </summary>
[Trait("Length", "Long")]
public sealed class BriefEpisodeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "My Podcast Episode", "How honeybees tell each other where the flowers are by dancing on the comb.")]
    [InlineData("th", "พอดแคสต์ของฉัน", "ผึ้งบอกทางไปหาดอกไม้ให้กันและกันด้วยการเต้นรำบนรวงรัง")]
    public async Task Openai_writes_kie_speaks_draws_and_animates(string language, string title, string description)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.Real.Times(0.02) }, Stop);
        var port = LoopbackPort.Free();
        await using var server = await TestServer.StartAsync(
            new Dictionary<string, string>
            {
                ["RATE_LIMIT_PRO"] = "100000",
                ["PORT"] = $"{port}",
                ["PUBLIC_URL"] = $"http://127.0.0.1:{port}",
                ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
                ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
                ["ELEVENLABS_BASE_URL"] = emulator.ElevenLabs.AbsoluteUri,
                ["GOOGLE_BASE_URL"] = emulator.Google.AbsoluteUri,
            },
            Stop);
        var user = await server.NewUserAsync(Stop);
        foreach (var (provider, key) in new[] { ("openai", "sk-good-0123456789abcdefghij"), ("kie", "unlimited-0123456789abcdef") })
            Assert.True((await user.Client.PutAsJsonAsync($"/api/v1/users/me/api-keys/{provider}", new { api_key = key }, Stop)).IsSuccessStatusCode);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", OrderOf(language, title, description), Stop);
        var accepted = await answer.JsonAsync(HttpStatusCode.Accepted, Stop);
        Assert.Equal((18, "queued"), (accepted.GetProperty("estimated_credits").GetInt32(), accepted.GetProperty("status").GetString()));
        var project = accepted.GetProperty("project_id").GetGuid();
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(
            ["openai chat", "kie create.dialogue", "kie create.image", "kie create.video"],
            emulator.Ledger.Entries.Select(e => $"{e.Provider} {e.Call}").Distinct().OrderBy(c => Array.IndexOf(["openai chat", "kie create.dialogue", "kie create.image", "kie create.video"], c)));
        Assert.Empty(emulator.Ledger.Repeats());
        // Whatever leaves is as the providers describe it: a strict server refuses none.
        Assert.All(emulator.Requests.All, request => Assert.True(request.Status is >= 200 and < 300 && request.Code is null or 200, $"{request.Call}: {request.Status} {request.Code} {request.Body}"));
        await HasTheLayoutAsync(user, project);
        var makers = await Manifests.MakersAsync(user, project, Stop);
        Assert.Equal(["image kie", "script openai", "seo openai", "speech kie", "video kie"], makers.Select(m => m[..m.LastIndexOf(' ')]));
        Assert.All(makers, maker => Assert.Contains(emulator.Requests.All, request => request.Body.Contains($"\"{maker.Split(' ')[2]}\"", StringComparison.Ordinal)));
        await CostsAsync(user, 18);
    }

    private static object OrderOf(string language, string title, string description) => new
    {
        title,
        description,
        language,
        target_duration = 2,
        voice_gender = "female",
        voice_tone = "professional",
        template = "storytelling",
        image_style = "studio_mic",
        video_motion = "subtle",
    };

    /// <summary>The specification's storage of a project (6.2), each file with something in it.</summary>
    private static async Task HasTheLayoutAsync(TestUser user, Guid project)
    {
        var assets = (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop)).ToString();
        foreach (var path in new[] { "audio/final.wav", "audio/segments/", "images/cover.jpg", "images/thumbnails/", "videos/final.mp4", "videos/previews/", "downloads/resources.zip" })
            Assert.Contains(path, assets, StringComparison.Ordinal);
    }

    private static async Task CostsAsync(TestUser user, int credits)
    {
        var rows = (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/transactions?type=usage", Stop)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["brief_input", "image", "platform_fee", "script", "tts", "video"], rows.Select(r => r.GetProperty("step_name").GetString()).Order());
        Assert.All(rows, row => Assert.Equal("completed", row.GetProperty("status").GetString()));
        Assert.Equal(-credits, rows.Sum(r => r.GetProperty("amount").GetInt32()));
        Assert.Equal(100 - credits, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
    }
}
