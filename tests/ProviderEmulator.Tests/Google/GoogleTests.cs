using System.Text.Json.Nodes;
using ProviderEmulator.Faults;

namespace ProviderEmulator.Tests.Google;

public sealed class GoogleTests
{
    private const string Prompt = """{"contents":[{"role":"user","parts":[{"text":"Write about 120 words on bees."}]}]""";

    private static string Text(string config = "{}") => Prompt + ",\"generationConfig\":" + config + "}";

    private static string Dialogue(string parts) => DialogueForm.Replace("PARTS", parts, StringComparison.Ordinal);

    private const string DialogueForm =
        """{"contents":[{"parts":[PARTS]}],"generationConfig":{"responseModalities":["AUDIO"],"speechConfig":{"multiSpeakerVoiceConfig":{"speakerVoiceConfigs":[{"speaker":"Anna","voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}},{"speaker":"Ben","voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Puck"}}}]}}}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task Text_has_the_documented_shape()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text()));
        Shapes.Contains(
            """{"candidates":[{"content":{"parts":[{"text":"x"}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":1,"thoughtsTokenCount":1,"totalTokenCount":2,"promptTokensDetails":[{"modality":"TEXT","tokenCount":1}]},"modelVersion":"x","responseId":"x"}""",
            answer);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_schema_with_types_in_capitals_is_filled()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync(
            "/models/gemini-3.8-flash:generateContent",
            Text("""{"responseMimeType":"application/json","responseSchema":{"type":"OBJECT","properties":{"lines":{"type":"ARRAY","items":{"type":"OBJECT","properties":{"text":{"type":"STRING"}}}}}}}""")));
        var lines = JsonNode.Parse((string)answer["candidates"]![0]!["content"]!["parts"]![0]!["text"]!)!["lines"]!.AsArray();
        Assert.InRange(lines.Sum(line => ((string)line!["text"]!).Split(' ').Length), 114, 126);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_schema_with_types_in_small_letters_is_refused()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text("""{"responseMimeType":"application/json","responseSchema":{"type":"object"}}""")));
        Assert.Equal("INVALID_ARGUMENT", (string?)answer["error"]!["status"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_stream_is_the_same_text_in_parts_and_has_no_terminator()
    {
        await using var emulator = await Emulator.StartAsync();
        var whole = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text()));
        using var response = await emulator.GoogleAsync("/models/gemini-3.8-flash:streamGenerateContent?alt=sse", Text());
        var events = (await response.Content.ReadAsStringAsync()).Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries).Select(block => JsonNode.Parse(block["data: ".Length..])!).ToList();
        Assert.Equal(
            (string?)whole["candidates"]![0]!["content"]!["parts"]![0]!["text"],
            string.Concat(events.Select(entry => (string?)entry["candidates"]![0]!["content"]!["parts"]![0]!["text"])));
        Assert.Equal("STOP", (string?)events[^1]["candidates"]![0]!["finishReason"]);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("""{"text":"Hello!","speechMetadata":{"speaker":"Anna","mood":"cheerful"}}""", "")]
    [InlineData("""{"text":"Hello!","speechMetadata":{"speaker":"Anna"}}""", "\"voiceConfig\":{\"voice\":\"Kore\"},")]
    [InlineData("""{"text":"Hello!","speechMetadata":{"speaker":"Anna"}}""", "\"accent\":\"british\",")]
    public async Task Speech_fields_that_nobody_knows_and_both_kinds_of_voices_are_refused(string parts, string more)
    {
        await using var emulator = await Emulator.StartAsync();
        var body = Dialogue(parts).Replace("\"multiSpeakerVoiceConfig\"", more + "\"multiSpeakerVoiceConfig\"", StringComparison.Ordinal);
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash-tts:generateContent", body));
        Assert.Equal("INVALID_ARGUMENT", (string?)answer["error"]!["status"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Without_asking_for_events_a_stream_is_one_array()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.GoogleAsync("/models/gemini-3.8-flash:streamGenerateContent", Text());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var parts = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal("STOP", (string?)parts[^1]!["candidates"]![0]!["finishReason"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_old_speech_models_answer_with_raw_samples()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-2.5-flash-preview-tts:generateContent", Dialogue("""{"text":"TTS the following conversation:\nAnna: Hello!\nBen: Hi Anna."}""")));
        Shapes.Contains(
            """{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"audio/L16;codec=pcm;rate=24000","data":"x"}}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":20,"candidatesTokenCount":150,"totalTokenCount":170,"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":150}]},"modelVersion":"x"}""",
            answer);
        var data = answer["candidates"]![0]!["content"]!["parts"]![0]!["inlineData"]!;
        Assert.Equal("audio/L16;codec=pcm;rate=24000", (string?)data["mimeType"]);
        Assert.False(Convert.FromBase64String((string)data["data"]!).AsSpan().StartsWith("RIFF"u8));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_new_speech_models_want_a_speaker_for_each_part_and_answer_with_wav()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.GoogleAsync(
            "/models/gemini-3.8-flash-tts:generateContent", Dialogue("""{"text":"Hello!","speechMetadata":{"speaker":"Anna","style":"cheerful"}},{"text":"Hi Anna.","speechMetadata":{"speaker":"Ben"}}""")));
        Assert.Equal("RIFF"u8, Convert.FromBase64String((string)answer["candidates"]![0]!["content"]!["parts"]![0]!["inlineData"]!["data"]!).AsSpan(0, 4));
        var refused = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash-tts:generateContent", Dialogue("""{"text":"Anna: Hello!\nBen: Hi Anna."}""")));
        Assert.Equal("Multi-speaker generation requests must specify speaker names for each part in the contents.", (string?)refused["error"]!["message"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_dialogue_has_exactly_two_speakers()
    {
        await using var emulator = await Emulator.StartAsync();
        var one = Dialogue("""{"text":"Anna: Hello!"}""").Replace(",{\"speaker\":\"Ben\",\"voiceConfig\":{\"prebuiltVoiceConfig\":{\"voiceName\":\"Puck\"}}}", "", StringComparison.Ordinal);
        using var response = await emulator.GoogleAsync("/models/gemini-2.5-flash-preview-tts:generateContent", one);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_blocked_prompt_is_a_200_without_candidates()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("google", "generate.text", FaultKind.Refusal);
        using var response = await emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Null(answer["candidates"]);
        Assert.NotNull(answer["promptFeedback"]!["blockReason"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_wrong_key_is_a_400_that_says_so_in_its_details()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.GoogleAsync("/models", key: "AQ.dead-key-0123456789-abcdef");
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(
            """{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com"}},{"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"en-US","message":"API key not valid. Please pass a valid API key."}]}}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("", 403, "PERMISSION_DENIED")]
    [InlineData("AQ.noquota-key-0123456789-abcdef", 429, "RESOURCE_EXHAUSTED")]
    public async Task Other_bad_keys_have_their_own_status(string key, int status, string name)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text(), key);
        Assert.Equal((status, name), ((int)response.StatusCode, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["status"]));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("/models/gemini-1.0-pro:generateContent", 404)]
    [InlineData("/models/gemini-3.8-flash:generateSong", 404)]
    public async Task What_is_not_there_is_not_found(string path, int status)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.GoogleAsync(path, Text());
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_unknown_name_is_refused_and_snake_case_is_understood()
    {
        await using var emulator = await Emulator.StartAsync();
        var refused = await Emulator.JsonAsync(emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Text("""{"colour":"red"}""")));
        Assert.Contains("Unknown name \"colour\"", (string?)refused["error"]!["message"], StringComparison.Ordinal);
        using var response = await emulator.GoogleAsync("/models/gemini-3.8-flash:generateContent", Prompt + ",\"generation_config\":{\"max_output_tokens\":20}}");
        Assert.Equal("MAX_TOKENS", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["candidates"]![0]!["finishReason"]);
    }
}
