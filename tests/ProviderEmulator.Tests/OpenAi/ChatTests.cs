using System.Text.Json.Nodes;
using ProviderEmulator.Faults;

namespace ProviderEmulator.Tests.OpenAi;

public sealed class ChatTests
{
    private const string Schema =
        """{"type":"object","additionalProperties":false,"required":["title","segments"],"properties":{"title":{"type":"string"},"segments":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["speaker","text"],"properties":{"speaker":{"type":"integer"},"text":{"type":"string"}}}}}}""";

    private static readonly string Structured = Request(",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"script\",\"strict\":true,\"schema\":" + Schema + "}}");

    private static string Request(string more = "", string model = "gpt-4.1-mini") =>
        $$"""{"model":"{{model}}","messages":[{"role":"system","content":"You write podcasts and answer in JSON."},{"role":"user","content":"Write about 200 words on bees."}]{{more}}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_answer_has_the_shape_of_the_recorded_one()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Request()));
        Shapes.Contains(
            """
            {"id":"chatcmpl-DVBIaDA0VHhi9Ze28LpuM69nlpyu9","object":"chat.completion","created":1776323972,"model":"gpt-5.4-2026-03-05",
             "choices":[{"index":0,"message":{"role":"assistant","content":"Hello!","refusal":null,"annotations":[]},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
              "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
             "service_tier":"default","system_fingerprint":null}
            """,
            answer);
        Assert.Equal("gpt-4.1-mini-2025-04-14", (string?)answer["model"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Every_answer_carries_request_id_timing_and_counters()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/chat/completions", Request());
        string[] expected =
        [
            "x-request-id", "openai-processing-ms", "openai-version", "openai-organization", "openai-project", "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests", "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens",
        ];
        Assert.Empty(expected.Except(response.Headers.Select(header => header.Key), StringComparer.OrdinalIgnoreCase));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_schema_is_filled_and_the_length_asked_for_is_met()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Structured));
        var script = JsonNode.Parse((string)answer["choices"]![0]!["message"]!["content"]!)!;
        var words = script["segments"]!.AsArray().Sum(segment => ((string)segment!["text"]!).Split(' ').Length);
        Assert.InRange(words, 190, 210);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_stream_ends_with_usage_and_its_terminator_and_says_the_same()
    {
        await using var emulator = await Emulator.StartAsync();
        var whole = await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Request()));
        using var response = await emulator.OpenAiAsync("/chat/completions", Request(""","stream":true,"stream_options":{"include_usage":true}"""));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", lines[^1]);
        var events = lines[..^1].Select(line => JsonNode.Parse(line["data: ".Length..])!).ToList();
        Shapes.Contains("""{"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"r4N7vQ2m"}""", events[0]);
        Assert.Equal((string?)whole["choices"]![0]!["message"]!["content"], string.Concat(events.Where(entry => entry["choices"]!.AsArray().Count > 0).Select(entry => (string?)entry["choices"]![0]!["delta"]!["content"])));
        Assert.Equal("stop", (string?)events[^2]["choices"]![0]!["finish_reason"]);
        Assert.Empty(events[^1]["choices"]!.AsArray());
        Assert.Equal((int)whole["usage"]!["total_tokens"]!, (int)events[^1]["usage"]!["total_tokens"]!);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(""","response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}}}""", "In context=(), 'additionalProperties' is required to be supplied and to be false.")]
    [InlineData(""","response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object","additionalProperties":false,"properties":{"a":{"type":"string"},"roles":{"type":"string"}},"required":["a"]}}}""", "'required' is required to be supplied and to be an array including every key in properties. Missing 'roles'.")]
    [InlineData(""","response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object","additionalProperties":false,"properties":{"a":{"type":"string","default":"b"}},"required":["a"]}}}""", "'default' is not permitted")]
    public async Task A_schema_that_breaks_strict_mode_is_refused_in_OpenAIs_words(string format, string words)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/chat/completions", Request(format));
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(words, (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal("response_format", (string?)error["param"]);
        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(",\"flavour\":\"sweet\"", "Unrecognized request argument supplied: flavour")]
    [InlineData(",\"temperature\":3", "temperature")]
    [InlineData(",\"max_tokens\":100", "Use 'max_completion_tokens' instead")]
    public async Task What_the_real_one_refuses_is_refused(string more, string words)
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Request(more, "gpt-5")));
        Assert.Contains(words, (string?)answer["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("sk-this-key-is-dead-0123456789", 401, "invalid_request_error", "invalid_api_key")]
    [InlineData("not a key", 401, "invalid_request_error", "invalid_api_key")]
    [InlineData("", 401, "invalid_request_error", null)]
    [InlineData("sk-this-key-has-noquota-0123456789", 429, "insufficient_quota", "credit_balance_exhausted")]
    [InlineData("sk-this-key-has-noquota-legacy-0123", 429, "insufficient_quota", "insufficient_quota")]
    public async Task A_bad_key_is_refused_and_nothing_is_paid(string key, int status, string type, string? code)
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/chat/completions", Request(), key);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal((status, type, code), ((int)response.StatusCode, (string?)error["type"], (string?)error["code"]));
        Assert.Equal(["message", "type", "param", "code"], error.AsObject().Select(member => member.Key));
        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_refusal_has_no_content()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "chat", FaultKind.Refusal);
        var message = (await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Request())))["choices"]![0]!["message"]!;
        Assert.Null(message["content"]);
        Assert.NotNull(message["refusal"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_answer_at_the_limit_of_tokens_is_cut_and_says_so()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Structured[..^1] + ",\"max_completion_tokens\":50}"));
        Assert.Equal("length", (string?)answer["choices"]![0]!["finish_reason"]);
        Assert.InRange((int)answer["usage"]!["completion_tokens"]!, 30, 50);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse((string)answer["choices"]![0]!["message"]!["content"]!));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_limited_key_is_let_through_so_often_and_then_told_to_wait()
    {
        await using var emulator = await Emulator.StartAsync();
        const string key = "sk-emulator-limited3-0123456789";
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (int)(await emulator.OpenAiAsync("/chat/completions", Request(), key)).StatusCode);
        using var refused = await emulator.OpenAiAsync("/chat/completions", Request(), key);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(3, emulator.Host.Ledger.Entries.Count);
    }
}
