using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ProviderEmulator;
using ProviderEmulator.Faults;
using ProviderEmulator.Ledger;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>Lines recorded as conversations, and cut into lines.</summary>
public sealed class DialogueTests
{
    private const int Lines = 6;

    private const string Bees = """
        Ann: Bees dance to tell each other the way to the flowers they have found.
        Ben: And they read the sun while they do it, even behind the clouds.
        Ann: How does a bee know the angle? Nobody has ever taught her that.
        Ben: She carries it in her body. The comb hangs straight down, and up means towards the sun.
        Ann: So a dance to the left is a flight to the left of the sun?
        Ben: Just so. The others follow every step in the dark and fly there at once.

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Length", "Long")]
    [InlineData("google", "AQ.good-0123456789abcdefghij", null, "generate.speech")]
    [InlineData("google", "AQ.good-0123456789abcdefghij", "gemini-2.5-flash-preview-tts", "generate.speech")]
    [InlineData("kie", "unlimited-0123456789abcdef", null, "create.dialogue")]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "eleven_v3", "dialogue")]
    public async Task A_conversation_is_one_call_and_a_line_of_it_is_made_anew_alone(string provider, string key, string? model, string call)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Spoken, Latency = Latencies.None }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        Assert.True((await user.Client.PutAsJsonAsync($"/api/v1/users/me/api-keys/{provider}", new { api_key = key }, Stop)).IsSuccessStatusCode);

        var (project, _) = await user.Client.OrderAsync(Order(provider, model), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        var paid = Assert.Single(Spoken(emulator, provider));
        Assert.Equal((call, true), (paid.Call, paid.Delivered));
        Assert.All(emulator.Requests.All, request => Assert.True(request.Status is >= 200 and < 300 && request.Code is null or 200, $"{request.Call}: {request.Status} {request.Body}"));
        Assert.Equal(Lines, await SegmentsAsync(user, project));

        var script = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/script", Stop);
        var line = script.GetProperty("segments")[2].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Accepted, (await user.Client.PostAsJsonAsync($"/api/v1/projects/{project}/script/segments/{line}/regenerate", new { what = "audio" }, Stop)).StatusCode);
        Assert.Equal("completed", (await user.Client.UntilEndedAsync(project, Stop)).StatusOf());
        Assert.Equal(2, Spoken(emulator, provider).Count);
    }

    [Theory]
    [InlineData("google", "AQ.good-0123456789abcdefghij", null, "female", "male", true)]
    [InlineData("google", "AQ.good-0123456789abcdefghij", null, "female", "female", false)]
    [InlineData("kie", "unlimited-0123456789abcdef", "elevenlabs/text-to-dialogue-v3", "female", "male", true)]
    [InlineData("kie", "unlimited-0123456789abcdef", "elevenlabs/text-to-speech-turbo-2-5", "female", "male", false)]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", "eleven_v3", "female", "female", true)]
    [InlineData("elevenlabs", "good0123456789abcdefghijklmnopqrstuv", null, "female", "male", false)]
    public async Task An_estimate_says_whether_a_conversation_can_be_had(string provider, string key, string? model, string one, string other, bool canConverse)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        Assert.False(await CanConverseAsync("built-in", null, one, other));
        Assert.True((await user.Client.PutAsJsonAsync($"/api/v1/users/me/api-keys/{provider}", new { api_key = key }, Stop)).IsSuccessStatusCode);
        Assert.Equal(canConverse, await CanConverseAsync(provider, model, one, other));
        Assert.False(await CanConverseAsync(provider, model, one));

        async Task<bool> CanConverseAsync(string speech, string? with, params string[] genders)
        {
            var order = new
            {
                title = "Bees",
                description = "How bees dance.",
                providers = new { speech },
                models = with is null ? null : new { speech = with },
                speakers = genders.Select(gender => new { gender }),
            };
            var answer = await user.Client.PostAsJsonAsync("/api/v1/generate/estimate", order, Stop);
            return (await answer.JsonAsync(HttpStatusCode.OK, Stop)).GetProperty("can_converse").GetBoolean();
        }
    }

    [Fact]
    public async Task A_recording_that_cannot_be_cut_with_certainty_is_followed_by_its_lines_alone()
    {
        // Synthetic sound is of one voice only.
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None }, Stop);
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        Assert.True((await user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/google", new { api_key = "AQ.good-0123456789abcdefghij" }, Stop)).IsSuccessStatusCode);

        var (project, _) = await user.Client.OrderAsync(Order("google", null), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "completed", ended.ToString());
        Assert.Equal(1 + Lines, Spoken(emulator, "google").Count);
        Assert.Empty(emulator.Ledger.PaidTwice());
        Assert.Equal(Lines, await SegmentsAsync(user, project));
    }

    /// <summary>
    /// Calls for speech: what is no sound at all is asked for again, and the conversation is had after all; where a sound came that cannot be
    /// cut, its lines are asked for alone.
    /// </summary>
    [Theory]
    [Trait("Length", "Long")]
    [InlineData(FaultKind.Status, "completed", 1)]
    [InlineData(FaultKind.Cut, "completed", 2)]
    [InlineData(FaultKind.NotJson, "completed", 2)]
    [InlineData(FaultKind.TruncatedMedia, "completed", 1 + Lines)]
    [InlineData(FaultKind.ShortMedia, "completed", 1 + Lines)]
    [InlineData(FaultKind.SilentMedia, "completed", 1 + Lines)]
    [InlineData(FaultKind.GarbageMedia, "completed", 2)]
    [InlineData(FaultKind.NoQuota, "failed", 0)]
    [InlineData(FaultKind.InvalidKey, "failed", 0)]
    [InlineData(FaultKind.Refusal, "failed", 0)]
    public async Task A_conversation_that_fails_ends_as_a_line_that_fails_does(FaultKind kind, string end, int calls)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None }, Stop);
        emulator.Faults.Add(new Fault("elevenlabs", "dialogue", kind) { Status = 500 });
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        Assert.True((await user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/elevenlabs", new { api_key = "good0123456789abcdefghijklmnopqrstuv" }, Stop)).IsSuccessStatusCode);

        var (project, _) = await user.Client.OrderAsync(Order("elevenlabs", "eleven_v3"), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == end, ended.ToString());
        Assert.Equal(calls, Spoken(emulator, "elevenlabs").Count);
        Assert.Empty(emulator.Ledger.PaidTwice());
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task A_conversation_that_is_under_way_and_paid_for_comes_to_its_end_when_another_fails()
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Media = MediaMode.Synthetic, Latency = Latencies.None with { Speech = TimeSpan.FromSeconds(2) } }, Stop);
        // Refused at once, while the other is still being spoken.
        emulator.Faults.Add(new Fault("elevenlabs", "dialogue", FaultKind.NoQuota) { After = 1, Times = null });
        await using var server = await StartAsync(emulator);
        var user = await server.NewUserAsync(Stop);
        Assert.True((await user.Client.PutAsJsonAsync("/api/v1/users/me/api-keys/elevenlabs", new { api_key = "good0123456789abcdefghijklmnopqrstuv" }, Stop)).IsSuccessStatusCode);
        var script = string.Concat(Enumerable.Range(0, 16).Select(i => $"{(i % 2 == 0 ? "Ann" : "Ben")}: Hive number {i} sends {i + 3} bees to the meadow behind the river.\n"));

        var (project, _) = await user.Client.OrderAsync(Order("elevenlabs", "eleven_v3", script), Stop);
        var ended = await user.Client.UntilEndedAsync(project, Stop);

        Assert.True(ended.StatusOf() == "failed", ended.ToString());
        Assert.True(Assert.Single(Spoken(emulator, "elevenlabs")).Delivered);
        Assert.Equal(8, await SegmentsAsync(user, project));
    }

    private static List<LedgerEntry> Spoken(EmulatorHost emulator, string provider) =>
        [.. emulator.Ledger.Entries.Where(e => e.Provider == provider && e.Call is "generate.speech" or "create.dialogue" or "dialogue" or "speech")];

    private static async Task<int> SegmentsAsync(TestUser user, Guid project)
    {
        var assets = await user.Client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/assets", Stop);
        return assets.ToString().Split("\"audio/segments/").Length - 1;
    }

    private static object Order(string provider, string? model, string script = Bees) => new
    {
        title = "Bees",
        description = "Two people about bees.",
        video_motion = "none",
        dialogue = true,
        providers = new { text = "built-in", speech = provider, image = "built-in" },
        models = model is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["speech"] = model },
        script,
    };

    private static Task<TestServer> StartAsync(EmulatorHost emulator) => TestServer.StartAsync(
        new Dictionary<string, string>
        {
            ["RETRY_BASE_SECONDS"] = "1",
            ["RATE_LIMIT_PRO"] = "100000",
            ["OPENAI_BASE_URL"] = emulator.OpenAi.AbsoluteUri,
            ["KIE_API_BASE_URL"] = emulator.Kie.AbsoluteUri,
            ["ELEVENLABS_BASE_URL"] = emulator.ElevenLabs.AbsoluteUri,
            ["GOOGLE_BASE_URL"] = emulator.Google.AbsoluteUri,
        },
        Stop);
}
