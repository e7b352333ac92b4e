using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ProviderEmulator;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Who makes what, decided before anything is charged.</summary>
public sealed class MakersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "eleven_flash_v2_5", "eleven_v3")]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "eleven_multilingual_v2", "eleven_v3")]
    [InlineData("kie", "good-0123456789abcdef", "elevenlabs/text-to-speech-turbo-2-5", "elevenlabs/text-to-dialogue-v3")]
    public async Task Thai_is_not_ordered_of_a_model_that_does_not_speak_it(string provider, string key, string mute, string able)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        await PutAsync(user, provider, key);
        foreach (var providers in (object[])[new { }, new { speech = provider }])
        {
            var order = new { title = "ผึ้งเต้นรำ", description = "ผึ้งบอกทางกันอย่างไร", language = "th", target_duration = 2, providers, models = new { speech = mute } };

            var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", order, Stop);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors").ToString();
            Assert.Contains("models.speech", errors, StringComparison.Ordinal);
            Assert.Contains(able, errors, StringComparison.Ordinal);
        }

        Assert.Equal(100, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
        Assert.Empty(emulator.Requests.All);
    }

    [Fact]
    public async Task A_model_whose_providers_key_is_missing_is_refused_by_that_providers_name()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string>(), Stop);
        var user = await server.NewUserAsync(Stop);

        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", new { title = "Bees", description = "About bees.", models = new { speech = "eleven_flash_v2_5" } }, Stop);

        var problem = await answer.JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
        Assert.Equal("/problems/key-required", problem.GetProperty("type").GetString());
        Assert.Contains("ElevenLabs needs your API key to make speech. Add it under Settings, API keys", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_is_made_where_a_language_model_writes_and_a_voice_speaks_it()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        var order = new { title = "Wie Bienen tanzen", language = "de", video_motion = "none", script = "Ann: Bienen zeigen einander den Weg, indem sie tanzen.\nBen: Und sie lesen dabei die Sonne.\n" };
        Assert.Contains("is not known to the built-in writer. Add the key of a provider", await RefusedAsync(user, order, "language"), StringComparison.Ordinal);
        await PutAsync(user, "openai", "sk-good-0123456789abcdefghij");
        await PutAsync(user, "elevenlabs", "good0123456789abcdefghijklmnopqrstuv");
        Assert.Contains("Choose one of: en, th", await RefusedAsync(user, new { title = "B", description = "x", language = "de_DE!" }, "language"), StringComparison.Ordinal);
        Assert.Contains("has no voice for the language 'tlh'", await RefusedAsync(user, new { title = "B", description = "x", language = "tlh", providers = new { speech = "elevenlabs" } }, "providers.speech"), StringComparison.Ordinal);
        Assert.Equal(100, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());

        var (project, _) = await user.Client.OrderAsync(order, Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal("de", (await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Stop)).Text("language"));
        Assert.Contains(await Manifests.MakersAsync(user, project, Stop), maker => maker.StartsWith("speech elevenlabs ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_built_in_studio_and_without_keys_nothing_is_begun_and_the_answer_says_which_key_to_add()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string> { ["BUILT_IN_STUDIO"] = "false" }, Stop);
        var user = await server.NewUserAsync(Stop);

        foreach (var (providers, names) in new (object, string)[] { (new { }, "openai or google"), (new { text = "built-in" }, "The built-in studio is switched off here") })
        {
            var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", new { title = "Bees", description = "About bees.", providers }, Stop);
            var problem = await answer.JsonAsync(HttpStatusCode.UnprocessableEntity, Stop);
            Assert.Equal("/problems/key-required", problem.Text("type"));
            Assert.Contains(names, problem.Text("detail"), StringComparison.Ordinal);
            Assert.Contains("under Settings, API keys", problem.Text("detail"), StringComparison.Ordinal);
        }

        Assert.Equal(100, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/credits/balance", Stop)).GetProperty("credits").GetInt32());
        Assert.Equal(0, (await user.Client.GetFromJsonAsync<JsonElement>("/api/v1/projects", Stop)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_model_that_is_named_goes_to_the_provider_that_has_it()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        await PutAsync(user, "openai", "sk-good-0123456789abcdefghij");
        await PutAsync(user, "google", "AQ.good-0123456789abcdefghij");
        await PutAsync(user, "elevenlabs", "good0123456789abcdefghijklmnopqrstuv");

        var made = await MakersAsync(user, new { title = "Bees", description = "About bees.", models = new { speech = "tts-1", text = "gemini-3.8-flash" } });

        Assert.Equal(("google", "openai"), (made["text"], made["speech"]));
    }

    [Fact]
    public async Task A_server_of_ones_own_writes_and_does_nothing_else_unless_it_is_asked_to()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic }, Stop);
        await using var server = await StartAsync(emulator, ("ALLOW_PRIVATE_PROVIDER_URLS", "true"));
        var user = await server.NewUserAsync(Stop);
        var put = await user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/openai", new { api_key = "sk-good-0123456789abcdefghij", base_url = emulator.OpenAi.AbsoluteUri }, Stop);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Stop));

        var made = await MakersAsync(user, new { title = "Bees", description = "About bees." });
        var asked = await MakersAsync(user, new { title = "Bees", description = "About bees.", providers = new { speech = "openai" } });

        Assert.Equal(("openai", "built-in", "built-in"), (made["text"], made["speech"], made["image"]));
        Assert.Equal(("openai", "openai", "built-in"), (asked["text"], asked["speech"], asked["image"]));
    }

    private static async Task<Dictionary<string, string?>> MakersAsync(TestUser user, object order)
    {
        var estimate = await (await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", order, Stop)).JsonAsync(HttpStatusCode.OK, Stop);
        return estimate.GetProperty("outside_costs").EnumerateArray().ToDictionary(c => c.GetProperty("capability").GetString()!, c => c.GetProperty("provider").GetString());
    }

    private static async Task PutAsync(TestUser user, string provider, string key) =>
        Assert.True((await user.Client.PutAsJsonAsync($"/api/v1/users/me/api-keys/{provider}", new { api_key = key }, Stop)).IsSuccessStatusCode);

    private static async Task<string> RefusedAsync(TestUser user, object order, string field)
    {
        var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/podcast", order, Stop);
        return (await answer.JsonAsync(HttpStatusCode.UnprocessableEntity, Stop)).GetProperty("errors").GetProperty(field)[0].GetString()!;
    }

    private static Task<TestServer> StartAsync(EmulatorHost emulator, params (string Name, string Value)[] settings) => TestServer.StartAsync(
        new Dictionary<string, string>(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)))
        {
            ["RATE_LIMIT_PRO"] = "100000",
            ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
            ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
            ["ELEVENLABS_BASE_URL"] = emulator.ElevenLabs.AbsoluteUri,
            ["GOOGLE_BASE_URL"] = emulator.Google.AbsoluteUri,
        },
        Stop);
}
