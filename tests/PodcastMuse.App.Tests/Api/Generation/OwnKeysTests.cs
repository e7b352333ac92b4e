using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;
using PodcastMuse.Production.Journal;
using PodcastMuse.TestServers;
using ProviderEmulator;
using ProviderEmulator.Faults;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Episodes made with users' own keys, the outside played by the emulator.</summary>
public sealed class OwnKeysTests
{
    private const string OpenAiKey = "sk-good-0123456789abcdefghij";
    private const string KieKey = "good-0123456789abcdef";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Length", "Long")]
    [InlineData("en", true)]
    [InlineData("th", false)]
    public async Task An_episode_is_made_with_kie_and_openai_and_nothing_is_paid_twice(string language, bool isCalledBack)
    {
        await using var studio = await StartAsync(isCalledBack);
        var user = await studio.Server.NewUserAsync(Stop);
        await PutKeyAsync(user, "kie", KieKey);
        var estimate = await (await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", Order(language), Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        var (project, _) = await user.Client.OrderAsync(Order(language), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        var calls = studio.Emulator.Ledger.Entries.Select(e => e.Call).ToHashSet();
        Assert.Equal(["create.dialogue", "create.image", "create.video"], calls.Order());
        Assert.Empty(studio.Emulator.Ledger.PaidTwice());
        Assert.Equal(isCalledBack, studio.Emulator.Callbacks.Count > 0);
        var assets = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop);
        Assert.Contains("videos/final.mp4", assets.ToString(), StringComparison.Ordinal);
        await using var db = await studio.Server.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(Stop);
        var journalled = (await db.Set<ProviderCall>().Where(c => c.ProjectId == project && c.State == CallState.Finished).Select(c => c.EstimatedCost).ToListAsync(Stop)).Sum();
        Assert.InRange(journalled, studio.Emulator.Ledger.TotalUsd * 0.9m, studio.Emulator.Ledger.TotalUsd * 1.1m);
        var foretold = estimate.GetProperty("outside_costs").EnumerateArray().Where(c => c.GetProperty("provider").GetString() == "kie").Sum(c => c.GetProperty("estimated_cost").GetDecimal());
        Assert.InRange(foretold, studio.Emulator.Ledger.TotalUsd * 0.9m, studio.Emulator.Ledger.TotalUsd * 1.1m);
    }

    /// <summary>Where the lines turn out too long or short some are written and spoken again, which nobody can foretell; these fit at once.</summary>
    [Theory]
    [Trait("Length", "Long")]
    [InlineData("openai", OpenAiKey, "en", true)]
    [InlineData("openai", OpenAiKey, "th", true)]
    [InlineData("google", "AQ.good-0123456789abcdefghij", "th", true)]
    [InlineData("google", "AQ.good-0123456789abcdefghij", "en", false)]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "en", false)]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "th", false)]
    [InlineData("kie", KieKey, "en", false)]
    public async Task What_an_episode_costs_outside_is_foretold_to_a_tenth(string provider, string key, string language, bool isWritten)
    {
        await using var studio = await StartAsync(isCalledBack: false);
        var user = await studio.Server.NewUserAsync(Stop);
        await PutKeyAsync(user, provider, key);
        var source = language == "th" ? ThaiSource : EnglishSource;
        object order = new
        {
            title = language == "th" ? "ผึ้งเต้นรำ" : "How bees dance",
            description = language == "th" ? "ผึ้งบอกทางไปหาดอกไม้ให้กันและกันด้วยการเต้นรำบนรวงรัง" : "How honeybees tell each other where the flowers are by dancing on the comb.",
            language,
            target_duration = isWritten ? 3 : (int?)null,
            video_motion = "none",
            sources = isWritten ? new[] { new { title = "Bees", text = source } } : null,
            script = isWritten ? null : string.Join('\n', source.Split('\n').Take(12).Select((line, i) => $"{(i % 2 == 0 ? "Ann" : "Ben")}: {line}")),
        };
        var estimate = await (await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", order, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);

        var (project, _) = await user.Client.OrderAsync(order, Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        var foretold = estimate.GetProperty("outside_costs").EnumerateArray().Sum(c => c.GetProperty("estimated_cost").GetDecimal());
        Assert.InRange(foretold, studio.Emulator.Ledger.TotalUsd * 0.9m, studio.Emulator.Ledger.TotalUsd * 1.1m);
    }

    private static readonly string EnglishSource = string.Join('\n', Enumerable.Range(1, 40).Select(i =>
        $"In observation number {i} the dancer turned {i * 7} degrees away from the vertical, and her sisters left the hive in that direction to look for clover and thyme."));

    private static readonly string ThaiSource = string.Join('\n', Enumerable.Range(1, 40).Select(i =>
        $"ในการสังเกตครั้งที่ {i} ผึ้งนักเต้นหันออกจากแนวดิ่ง {i * 7} องศา แล้วพี่น้องของมันก็บินออกจากรังไปในทิศทางนั้นเพื่อหาดอกไม้"));

    [Fact]
    public async Task Openai_speaks_and_draws_and_writes_what_sells()
    {
        await using var studio = await StartAsync(isCalledBack: false);
        var user = await studio.Server.NewUserAsync(Stop);
        await PutKeyAsync(user, "openai", OpenAiKey);

        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(["chat", "images", "speech"], studio.Emulator.Ledger.Entries.Select(e => e.Call).Distinct().Order());
        Assert.Empty(studio.Emulator.Ledger.PaidTwice());
        // The script is the creator's own.
        Assert.Equal(["image openai gpt-image-2", "seo openai gpt-5.4-mini", "speech openai gpt-4o-mini-tts"], await Manifests.MakersAsync(user, project, Stop));
    }

    [Fact]
    public async Task Without_the_key_that_is_needed_nothing_is_begun_and_the_answer_says_where_to_add_it()
    {
        await using var studio = await StartAsync(isCalledBack: false);
        var user = await studio.Server.NewUserAsync(Stop);

        var answer = await user.Client.PostAsJsonAsync(
            "/api/v1/generate/podcast", new { title = "Bees", description = "About bees.", providers = new { speech = "kie" } }, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("/problems/key-required", problem.GetProperty("type").GetString());
        Assert.Contains("KIE needs your API key to make speech. Add it under Settings, API keys", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal(100, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Client.PostAsJsonAsync(
            "/api/v1/generate/podcast", new { title = "Bees", description = "x", providers = new { speech = "built-in" }, models = new { speech = "loudest" } }, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("dead", "/problems/key-refused")]
    [InlineData("noquota", "/problems/provider-out-of-credits")]
    public async Task A_key_that_does_not_work_fails_in_words_is_refunded_and_resumes_with_another(string word, string type)
    {
        await using var studio = await StartAsync(isCalledBack: false);
        var user = await studio.Server.NewUserAsync(Stop);
        await PutKeyAsync(user, "openai", $"sk-{word}-0123456789abcdefghij");
        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);

        var failed = await user.Client.UntilEndedAsync(project, Stop);

        Assert.Equal("failed", failed.StatusOf());
        Assert.Contains(failed.GetProperty("steps").EnumerateArray(), s => s.GetProperty("error").ValueKind == JsonValueKind.Object && s.GetProperty("error").GetProperty("type").GetString() == type);
        Assert.Empty(studio.Emulator.Ledger.Entries);
        await PutKeyAsync(user, "openai", OpenAiKey);
        Assert.Equal(HttpStatusCode.Accepted, (await user.Client.PostAsync($"/api/v1/generate/{project}/resume", null, Stop)).StatusCode);
        // What stopped it last time is not what it does now.
        Assert.DoesNotContain("Not run, because", (await user.Client.StatusAsync(project, Stop)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        Assert.Empty(studio.Emulator.Ledger.PaidTwice());
    }

    [Fact]
    public async Task Lost_callbacks_are_made_up_for_and_false_and_double_ones_change_nothing()
    {
        await using var studio = await StartAsync(isCalledBack: true);
        studio.Emulator.Faults.Add(
            new Fault("kie", "create.dialogue", FaultKind.LostCallback),
            new Fault("kie", "create.dialogue", FaultKind.DuplicateCallback) { After = 1 },
            new Fault("kie", "create.image", FaultKind.ForgedCallback));
        var user = await studio.Server.NewUserAsync(Stop);
        await PutKeyAsync(user, "kie", KieKey);

        var (project, _) = await user.Client.OrderAsync(Orders.Short(), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Empty(studio.Emulator.Ledger.Repeats());
    }

    [Fact]
    public async Task Voices_of_a_provider_are_offered_to_who_has_its_key()
    {
        await using var studio = await StartAsync(isCalledBack: false);
        var user = await studio.Server.NewUserAsync(Stop);
        var before = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/generate/options", Stop);
        Assert.Equal(["built-in"], ProvidersOf(before));
        await PutKeyAsync(user, "elevenlabs", "good0123456789abcdefghijklmnopqrstuv");
        await PutKeyAsync(user, "kie", KieKey);

        var after = await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/generate/options", Stop);

        Assert.Equal(["built-in", "elevenlabs", "kie"], ProvidersOf(after));
        Assert.Contains(after.GetProperty("providers").EnumerateArray(), p => p.GetProperty("provider").GetString() == "kie" && p.GetProperty("is_ready").GetBoolean());
    }

    private static IEnumerable<string?> ProvidersOf(JsonElement options) =>
        options.GetProperty("voices").EnumerateArray().Select(v => v.GetProperty("provider").GetString()).Distinct().Order();

    private static object Order(string language) => new
    {
        title = language == "th" ? "ผึ้งเต้นรำ" : "How bees dance",
        description = "Two lines about bees.",
        language,
        video_motion = "subtle",
        script = language == "th"
            ? "มะลิ: ผึ้งบอกทางกันด้วยการเต้นรำ และพี่น้องของมันก็เดินตามทุกจังหวะ\nต้น: แล้วมันอ่านดวงอาทิตย์ไปด้วยระหว่างที่เต้นรำอยู่บนรวง\n"
            : "Ann: Bees dance to tell each other the way to the flowers that they have found in the meadow behind the old church.\nBen: And they read the sun while they do it, which is a thing that nobody believed when it was first written down.\n",
    };

    private static async Task PutKeyAsync(TestUser user, string provider, string key)
    {
        var answer = await user.Client.PutAsJsonAsync($"/api/v1/users/me/api-keys/{provider}", new { api_key = key }, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<PlayedOutside> StartAsync(bool isCalledBack)
    {
        var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None with { Speech = TimeSpan.FromMilliseconds(200) } }, Stop);
        var environment = new Dictionary<string, string>
        {
            ["RETRY_BASE_SECONDS"] = "1",
            ["RATE_LIMIT_PRO"] = "100000",
            ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
            ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
            ["ELEVENLABS_BASE_URL"] = emulator.ElevenLabs.AbsoluteUri,
            ["GOOGLE_BASE_URL"] = emulator.Google.AbsoluteUri,
        };
        if (isCalledBack)
        {
            var port = LoopbackPort.Free();
            (environment["PORT"], environment["PUBLIC_URL"]) = ($"{port}", $"http://127.0.0.1:{port}");
        }

        return new PlayedOutside(emulator, await TestServer.StartAsync(environment, Stop));
    }

    private sealed record PlayedOutside(EmulatorHost Emulator, TestServer Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Emulator.DisposeAsync();
        }
    }
}
