namespace ProviderEmulator.Tests.Kie;

public sealed class InputTests
{
    private const string Voice = "EkK5I93UQWFDigLMpZcX";

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("""{"model":"elevenlabs/v3-text-to-dialogue","input":{}}""", 422, "The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.")]
    [InlineData("""{"model":"elevenlabs/text-to-speech-turbo-2-5","input":{"text":"Hello"}}""", 422, "voiceId cannot be empty")]
    [InlineData("""{"model":"elevenlabs/text-to-speech-turbo-2-5","input":{"text":"Hello","voice":"rachel"}}""", 422, "Invalid voice parameter: rachel. Please refer to the documentation for the list of supported voices.")]
    [InlineData($$$"""{"model":"elevenlabs/text-to-speech-turbo-2-5","input":{"voice":"{{{Voice}}}"}}""", 500, "text is required")]
    [InlineData($$$"""{"model":"elevenlabs/text-to-speech-turbo-2-5","input":{"text":"Hello","voice":"{{{Voice}}}","format":"mp3"}}""", 422, "Invalid parameter")]
    [InlineData($$$"""{"model":"elevenlabs/text-to-speech-turbo-2-5","input":{"text":"Hello","voice":"{{{Voice}}}","speed":2}}""", 422, "Invalid parameter")]
    [InlineData($$$"""{"model":"elevenlabs/text-to-speech-multilingual-v2","input":{"text":"Hello","voice":"{{{Voice}}}","language_code":"th"}}""", 422, "Invalid parameter")]
    [InlineData("""{"model":"elevenlabs/text-to-dialogue-v3","input":{"dialogue":[{"text":"Hello","voice":"rachel"}]}}""", 500, "This voice is not within the range of allowed options")]
    [InlineData($$$"""{"model":"elevenlabs/text-to-dialogue-v3","input":{"dialogue":[{"text":"Hello","voice":"{{{Voice}}}"}],"stability":0.7}}""", 500, "This stability is not within the range of allowed options")]
    [InlineData("""{"model":"flux-2/pro-text-to-image","input":{"prompt":"A studio","resolution":"1K"}}""", 500, "aspect_ratio is required")]
    [InlineData("""{"model":"hailuo/02-text-to-video-standard","input":{"prompt":"x","duration":6}}""", 500, "duration it must be a string")]
    [InlineData("""{"model":"hailuo/02-text-to-video-standard","input":{"prompt":"x","resolution":"768P"}}""", 422, "Invalid parameter")]
    [InlineData("""{"model":"hailuo/02-text-to-video-standard","input":{}}""", 500, "prompt is required")]
    [InlineData("""{"model":"google/gemini-2-5-pro-tts","input":{"speakers":[],"dialogue_turns":[{"speaker_id":"Speaker 1","text":"x"}]}}""", 500, "The speakers parameter cannot be empty")]
    [InlineData("""{"model":"google/gemini-3-1-flash-tts","input":{"speakers":[{"speaker_id":"Speaker 1","voice_name":"Kora","accent":"Neutral"}],"dialogue_turns":[{"speaker_id":"Speaker 1","text":"x"}]}}""", 500, "The voice_name parameter is invalid")]
    [InlineData("""{"model":"google/gemini-3-1-flash-tts","input":{"speakers":[{"speaker_id":"Speaker 1","voice_name":"Kore"}],"dialogue_turns":[{"speaker_id":"Speaker 1","text":"x"}]}}""", 500, "This field is required")]
    [InlineData("""{"model":"google/gemini-3-1-flash-tts","input":{"speakers":[{"speaker_id":"Speaker 1","voice_name":"Kore","accent":"Neutral"}],"dialogue_turns":[{"speaker_id":"Speaker 2","text":"x"}]}}""", 500, "This field is required")]
    [InlineData("""{"model":"flux-2/pro-text-to-image"}""", 500, "This field is required")]
    public async Task What_the_real_one_refuses_is_refused_in_its_words(string body, int code, string message)
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", body));
        Assert.Equal((code, message), ((int)answer["code"]!, (string?)answer["msg"]));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(1501, 500)]
    [InlineData(1500, 200)]
    public async Task A_prompt_has_a_longest_length(int length, int code)
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", $$$"""{"model":"hailuo/02-text-to-video-pro","input":{"prompt":"{{{new string('a', length)}}}"}}"""));
        Assert.Equal(code, (int)answer["code"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task All_turns_of_a_dialogue_count_together()
    {
        await using var emulator = await Emulator.StartAsync();
        var turn = $$"""{"text":"{{new string('a', 2501)}}","voice":"{{Voice}}"}""";
        var answer = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/createTask", $$$"""{"model":"elevenlabs/text-to-dialogue-v3","input":{"dialogue":[{{{turn}}},{{{turn}}}]}}"""));
        Assert.Equal(500, (int)answer["code"]!);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Nobody_without_a_name_for_itself_comes_through()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Client.DefaultRequestHeaders.UserAgent.Clear();
        using var response = await emulator.KieAsync("/v1/chat/credit");
        Assert.Equal((403, "error code: 1010"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
