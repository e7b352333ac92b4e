using System.Text.Json.Nodes;
using ProviderEmulator.Media;

namespace ProviderEmulator.Tests.ElevenLabs;

public sealed class ElevenLabsTests
{
    private const string Voice = "hpp4J3VqNfWAUOO0d1Us";
    private const string Other = "nPczCjzI2devNBz1zQrb";
    private const string Line = "Hello, and welcome to the show.";
    private const string Speech = $$$"""{"text":"{{{Line}}}","model_id":"eleven_multilingual_v2","previous_text":"Before.","next_text":"After.","voice_settings":{"stability":0.5,"speed":1.0}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task Speech_is_mp3_with_its_cost_in_the_headers()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, Speech);
        Assert.Equal("audio/mpeg", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"{Line.Length}", response.Headers.GetValues("character-cost").Single());
        Assert.Empty(((string[])["request-id", "x-trace-id", "current-concurrent-requests", "maximum-concurrent-requests"]).Except(response.Headers.Select(header => header.Key), StringComparer.OrdinalIgnoreCase));
        var frames = Mp3Frames.Find(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(SpokenLength.Seconds(Line, Voice), frames.Count * 1152 / 44_100.0, 0.05);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("pcm_16000", 32_000, 0)]
    [InlineData("wav_24000", 48_000, 44)]
    public async Task The_format_asked_for_is_given(string format, int bytesPerSecond, int header)
    {
        await using var emulator = await Emulator.StartAsync();
        var sound = await Emulator.BytesAsync(emulator.ElevenLabsAsync($"/v1/text-to-speech/{Voice}?output_format={format}", Speech));
        Assert.Equal(SpokenLength.Seconds(Line, Voice), (sound.Length - header) / (double)bytesPerSecond, 0.01);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Timestamps_tell_the_time_of_every_character()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.ElevenLabsAsync($"/v1/text-to-speech/{Voice}/with-timestamps", Speech));
        Shapes.Contains("""{"audio_base64":"x","alignment":{"characters":["H","i"],"character_start_times_seconds":[0.0,0.1],"character_end_times_seconds":[0.1,0.2]},"normalized_alignment":{}}""", answer);
        Assert.Equal(Line, string.Concat(answer["alignment"]!["characters"]!.AsArray().Select(letter => (string?)letter)));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_dialogue_tells_where_each_voice_is()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.ElevenLabsAsync(
            "/v1/text-to-dialogue/with-timestamps", $$"""{"inputs":[{"text":"Hi.","voice_id":"{{Voice}}"},{"text":"Hello.","voice_id":"{{Other}}"}],"model_id":"eleven_v3"}"""));
        Shapes.Contains("""{"voice_segments":[{"voice_id":"x","start_time_seconds":0.1,"end_time_seconds":1.0,"character_start_index":0,"character_end_index":1,"dialogue_input_index":0}]}""", answer);
        Assert.Equal([Voice, Other], answer["voice_segments"]!.AsArray().Select(segment => (string?)segment!["voice_id"]));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("", 404, "voice_not_found")]
    [InlineData("legacy", 400, null)]
    public async Task An_unknown_voice_is_refused_in_the_envelope_of_its_year(string mark, int status, string? code)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.ElevenLabsAsync("/v1/text-to-speech/nobody", Speech, Emulator.ElevenLabsKey + mark);
        var detail = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!;
        Assert.Equal((status, code, "voice_not_found"), ((int)response.StatusCode, (string?)detail["code"], (string?)detail["status"]));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("emulatorkeynoquota0123456789abcdef", 402, "insufficient_credits")]
    [InlineData("emulatorkeynoquotalegacy0123456789", 401, null)]
    [InlineData("emulatorkeycredits30x0123456789abc", 402, "insufficient_credits")]
    [InlineData("emulatorkeydead0123456789abcdefghi", 401, "invalid_api_key")]
    [InlineData("", 401, "missing_api_key")]
    public async Task A_bad_key_is_refused_and_nothing_is_paid(string key, int status, string? code)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, Speech, key);
        var detail = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!;
        Assert.Equal((status, code), ((int)response.StatusCode, (string?)detail["code"]));
        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_missing_text_is_refused_as_FastAPI_does()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, """{"model_id":"eleven_v3"}""");
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("""{"detail":[{"loc":["body","text"],"msg":"Field required","type":"missing"}]}""", await response.Content.ReadAsStringAsync());
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("eleven_v3", 3001, "text_too_long")]
    [InlineData("eleven_nine", 10, "unsupported_model")]
    public async Task A_model_has_its_limits(string model, int length, string code)
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, $$"""{"text":"{{new string('a', length)}}","model_id":"{{model}}"}"""));
        Assert.Equal(code, (string?)answer["detail"]!["code"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Thai_goes_to_the_model_that_speaks_it_only()
    {
        await using var emulator = await Emulator.StartAsync();
        var codes = new List<int>();
        foreach (var model in (string[])["eleven_v3", "eleven_flash_v2_5", "eleven_multilingual_v2"])
            codes.Add((int)(await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, $$"""{"text":"สวัสดี","model_id":"{{model}}","language_code":"th"}""")).StatusCode);
        Assert.Equal([200, 400, 400], codes);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task What_was_spoken_is_missing_from_the_quota()
    {
        await using var emulator = await Emulator.StartAsync();
        await Emulator.BytesAsync(emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, Speech));
        var user = await Emulator.JsonAsync(emulator.ElevenLabsAsync("/v1/user"));
        Assert.Equal(Line.Length, (int)user["subscription"]!["character_count"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_restricted_key_speaks_but_may_not_read_the_user()
    {
        await using var emulator = await Emulator.StartAsync();
        const string key = "emulatorkeyrestricted0123456789abc";
        Assert.Equal(403, (int)(await emulator.ElevenLabsAsync("/v1/user", key: key)).StatusCode);
        Assert.Equal(200, (int)(await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, Speech, key)).StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_same_line_between_other_lines_is_another_purchase()
    {
        await using var emulator = await Emulator.StartAsync();
        foreach (var more in (string[])["", ",\"previous_text\":\"Before.\"", ",\"previous_text\":\"Before.\",\"next_text\":\"After.\"", ",\"previous_text\":\"Before.\""])
            await Emulator.BytesAsync(emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, $$"""{"text":"Yes."{{more}}}"""));
        Assert.Equal(4, Assert.Single(emulator.Host.Ledger.PaidTwice()).Id);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_subscription_alone_can_be_read()
    {
        await using var emulator = await Emulator.StartAsync();
        Shapes.Contains(
            """{"tier":"x","character_count":0,"character_limit":1,"max_character_limit_extension":null,"can_extend_character_limit":true,"allowed_to_extend_character_limit":true,"next_character_count_reset_unix":1,"voice_slots_used":1,"professional_voice_slots_used":1,"voice_limit":1,"voice_add_edit_counter":1,"professional_voice_limit":1,"can_extend_voice_limit":true,"can_use_instant_voice_cloning":true,"can_use_professional_voice_cloning":true,"currency":"usd","status":"active","billing_period":"x"}""",
            await Emulator.JsonAsync(emulator.ElevenLabsAsync("/v1/user/subscription")));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Voices_are_paged_in_the_second_version()
    {
        await using var emulator = await Emulator.StartAsync();
        var all = (await Emulator.JsonAsync(emulator.ElevenLabsAsync("/v1/voices")))["voices"]!.AsArray();
        Shapes.Contains("""{"voice_id":"x","name":"x","category":"premade","labels":{},"description":"x","preview_url":"x","available_for_tiers":[],"high_quality_base_model_ids":[],"is_owner":false,"is_legacy":false,"created_at_unix":1}""", all[0]);
        var found = new List<string>();
        for (string? token = ""; token is not null;)
        {
            var page = await Emulator.JsonAsync(emulator.ElevenLabsAsync("/v2/voices?page_size=4&next_page_token=" + token));
            found.AddRange(page["voices"]!.AsArray().Select(voice => (string)voice!["voice_id"]!));
            token = (string?)page["next_page_token"];
        }

        Assert.Equal(all.Select(voice => (string?)voice!["voice_id"]), found);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task More_at_once_than_the_key_allows_are_refused_after_a_wait()
    {
        await using var emulator = await Emulator.StartAsync(options => options with { Latency = Latencies.Real, QueueWait = TimeSpan.FromMilliseconds(100) });
        var statuses = await Task.WhenAll(Enumerable.Range(0, 3).Select(async index =>
            (int)(await emulator.ElevenLabsAsync("/v1/text-to-speech/" + Voice, $$"""{"text":"Line {{index}}"}""", "emulatorkeyparallel2x0123456789abcd")).StatusCode));
        Assert.Equal([200, 200, 429], statuses.Order());
    }
}
