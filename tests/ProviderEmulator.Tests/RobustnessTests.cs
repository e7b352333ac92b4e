using System.Text.Json.Nodes;

namespace ProviderEmulator.Tests;

/// <summary>Whatever is sent, the answer is the provider's and never a broken emulator.</summary>
public sealed class RobustnessTests
{
    private static readonly (string Provider, string Path, string Body)[] Requests =
    [
        ("openai", "/chat/completions", """{"model":"gpt-5-mini","messages":[{"role":"user","content":[{"type":"text","text":"Write 20 words."}]}],"temperature":1,"stream":true,"stream_options":{"include_usage":true},"response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object","additionalProperties":false,"required":["lines"],"properties":{"lines":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string"}}}}}}}}}"""),
        ("openai", "/responses", """{"model":"gpt-4.1-mini","input":[{"role":"user","content":"Write 20 words."}],"instructions":"Be brief.","max_output_tokens":100,"text":{"format":{"type":"text"}}}"""),
        ("openai", "/audio/speech", """{"model":"gpt-4o-mini-tts","voice":"verse","input":"Hello","speed":1,"response_format":"pcm","instructions":"calm"}"""),
        ("openai", "/images/generations", """{"model":"gpt-image-1","prompt":"x","n":1,"size":"1024x1024","quality":"low","output_format":"jpeg"}"""),
        ("kie", "/v1/jobs/createTask", """{"model":"elevenlabs/text-to-speech-turbo-2-5","callBackUrl":"http://127.0.0.1:9/","input":{"text":"Hello","voice":"EkK5I93UQWFDigLMpZcX","stability":0.5,"timestamps":false}}"""),
        ("kie", "/v1/jobs/createTask", """{"model":"elevenlabs/text-to-dialogue-v3","input":{"dialogue":[{"text":"Hello","voice":"EkK5I93UQWFDigLMpZcX"}],"stability":0.5,"language_code":"th"}}"""),
        ("kie", "/v1/jobs/createTask", """{"model":"hailuo/2-3-image-to-video-pro","input":{"prompt":"x","image_url":"http://localhost:9/x.png","duration":"6","resolution":"768P"}}"""),
        ("kie", "/v1/flux/kontext/generate", """{"prompt":"x","aspectRatio":"1:1","safetyTolerance":2,"outputFormat":"png"}"""),
        ("kie", "/v1/generate", """{"prompt":"x","customMode":true,"style":"calm","title":"x","instrumental":false,"model":"V5","callBackUrl":"http://127.0.0.1:9/"}"""),
        ("kie", "/file-base64-upload", """{"base64Data":"aGVsbG8=","uploadPath":"a/b","fileName":"x.txt"}"""),
        ("kie", "/v1/common/download-url", """{"url":"http://localhost/files/kie/x.mp3"}"""),
        ("elevenlabs", "/v1/text-to-speech/hpp4J3VqNfWAUOO0d1Us", """{"text":"Hello","model_id":"eleven_v3","voice_settings":{"stability":0.5,"speed":1},"seed":1,"previous_request_ids":["a"]}"""),
        ("elevenlabs", "/v1/text-to-dialogue/with-timestamps", """{"inputs":[{"text":"Hello","voice_id":"hpp4J3VqNfWAUOO0d1Us"}],"settings":{"stability":0.5}}"""),
        ("google", "/models/gemini-3.8-flash:generateContent", """{"systemInstruction":{"parts":[{"text":"x"}]},"contents":[{"role":"user","parts":[{"text":"Write 20 words."}]}],"generationConfig":{"temperature":1,"maxOutputTokens":100,"responseMimeType":"application/json","responseSchema":{"type":"OBJECT","properties":{"text":{"type":"STRING"}}}}}"""),
        ("google", "/models/gemini-3.8-flash-tts:generateContent", """{"contents":[{"parts":[{"text":"Hello","speechMetadata":{"speaker":"Anna"}}]}],"generationConfig":{"responseModalities":["AUDIO"],"speechConfig":{"multiSpeakerVoiceConfig":{"speakerVoiceConfigs":[{"speaker":"Anna","voiceConfig":{"voice":"Kore"}},{"speaker":"Ben","voiceConfig":{"voice":"Puck"}}]}}}}"""),
    ];

    private static readonly string[] Oddities = ["null", "true", "-1", "1e300", "\"\"", "\"ผึ้ง 🐝\"", "[]", "[null]", "[[1]]", "{}", "{\"a\":{\"b\":[]}}", "\"" + "x" + "\""];

    [Fact(Timeout = Emulator.Patience)]
    public async Task No_oddity_anywhere_in_a_body_breaks_it()
    {
        await using var emulator = await Emulator.StartAsync();
        var broken = new List<string>();
        foreach (var (provider, path, body) in Requests)
        {
            foreach (var odd in Bodies(body))
            {
                using var response = await SendAsync(emulator, provider, path, odd);
                if ((int)response.StatusCode == 500)
                    broken.Add($"{provider}{path}: {odd}");
            }
        }

        Assert.Empty(broken);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"model\":\"a\",\"model\":\"b\"}")]
    [InlineData("{")]
    public async Task What_is_no_object_is_refused(string body)
    {
        await using var emulator = await Emulator.StartAsync();
        foreach (var (provider, path, _) in Requests)
        {
            using var response = await SendAsync(emulator, provider, path, body);
            Assert.True((int)response.StatusCode is 200 or (>= 400 and < 500), $"{provider}{path}: {response.StatusCode}");
        }

        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_book_as_prompt_is_refused_or_read()
    {
        await using var emulator = await Emulator.StartAsync();
        var book = string.Concat(Enumerable.Repeat("[s1.p1] Bees live in colonies. ", 70_000));
        using var response = await emulator.OpenAiAsync("/chat/completions", $$"""{"model":"gpt-4.1","messages":[{"role":"user","content":"Write 100 words. {{book}}"}]}""");
        Assert.Equal("context_length_exceeded", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]);
        using var half = await emulator.OpenAiAsync("/chat/completions", $$"""{"model":"gpt-4.1","messages":[{"role":"user","content":"Write 100 words. {{book[..1_000_000]}}"}]}""");
        Assert.Equal(200, (int)half.StatusCode);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("json {")]
    [InlineData("json {\"a\":")]
    [InlineData("json {\"a\":1} ")]
    [InlineData("<p id=\"a1\">")]
    [InlineData("<p id=\"a1\">Bees live in colonies.</p>\n")]
    [InlineData("\"id\":\"a1\" ")]
    [InlineData("\"id\":\"a1\",\"text\":\"Bees live\tin \\x colonies of many.\", ")]
    [InlineData("[s1.p1] Bees live in colonies of many.\n")]
    [InlineData("speakers:\n- Ann\n")]
    [InlineData("hosts: ")]
    [InlineData("12 words ")]
    [InlineData("\n")]
    public async Task No_mark_however_often_repeated_holds_the_reader_up(string mark)
    {
        await using var emulator = await Emulator.StartAsync();
        var body = new JsonObject
        {
            ["model"] = "gpt-4.1",
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = string.Concat(Enumerable.Repeat(mark, 200_000 / mark.Length)) }),
        };
        using var response = await emulator.OpenAiAsync("/chat/completions", body.ToJsonString());
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(Emulator emulator, string provider, string path, string body) => provider switch
    {
        "openai" => emulator.OpenAiAsync(path, body),
        "kie" => emulator.KieAsync(path, body),
        "elevenlabs" => emulator.ElevenLabsAsync(path, body),
        _ => emulator.GoogleAsync(path, body),
    };

    /// <summary>The body with each of its values in turn replaced by each oddity, and with each left out.</summary>
    private static IEnumerable<string> Bodies(string body)
    {
        var count = Places(JsonNode.Parse(body)!).Count();
        for (var place = 0; place < count; place++)
        {
            foreach (var odd in (string?[])[null, .. Oddities])
            {
                var copy = JsonNode.Parse(body)!;
                var (parent, name, index) = Places(copy).ElementAt(place);
                if (parent is JsonObject members)
                {
                    members.Remove(name!);
                    if (odd is not null)
                        members[name!] = JsonNode.Parse(odd);
                }
                else if (odd is null)
                {
                    ((JsonArray)parent).RemoveAt(index);
                }
                else
                {
                    ((JsonArray)parent)[index] = JsonNode.Parse(odd);
                }

                yield return copy.ToJsonString();
            }
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => (IEnumerable<(JsonNode, string?, int)>)[(node, member.Key, 0), .. member.Value is null ? [] : Places(member.Value)]),
        JsonArray items => items.Select((item, index) => (item, index)).ToList().SelectMany(entry => (IEnumerable<(JsonNode, string?, int)>)[(node, null, entry.index), .. entry.item is null ? [] : Places(entry.item)]),
        _ => [],
    };
}
