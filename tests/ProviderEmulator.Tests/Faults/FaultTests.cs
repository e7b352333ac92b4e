using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;

namespace ProviderEmulator.Tests.Faults;

public sealed class FaultTests
{
    private const string Chat = """{"model":"gpt-4.1-mini","messages":[{"role":"user","content":"Answer in JSON, about 40 words."}],"response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string"}}}}}}""";
    private const string Speech = """{"model":"tts-1","voice":"nova","input":"A line that is spoken.","response_format":"pcm"}""";
    private const string Flux = """{"model":"flux-2/pro-text-to-image","input":{"prompt":"A studio","aspect_ratio":"1:1","resolution":"1K"}}""";

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(400)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task A_status_comes_once_in_the_providers_envelope_and_is_not_paid(int status)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("openai", "chat", FaultKind.Status) { Status = status });
        using var broken = await emulator.OpenAiAsync("/chat/completions", Chat);
        Assert.Equal(status, (int)broken.StatusCode);
        Shapes.Contains("""{"error":{"message":"x","type":"x","param":null,"code":null}}""", JsonNode.Parse(await broken.Content.ReadAsStringAsync()));
        Assert.Empty(emulator.Host.Ledger.Entries);
        Assert.Equal(200, (int)(await emulator.OpenAiAsync("/chat/completions", Chat)).StatusCode);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(400, 200, 400)]
    [InlineData(500, 200, 500)]
    [InlineData(429, 200, 429)]
    [InlineData(502, 502, null)]
    [InlineData(403, 403, null)]
    public async Task KIE_says_what_is_its_own_within_a_200_and_the_network_says_the_rest(int status, int http, int? code)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("kie", "create", FaultKind.Status) { Status = status });
        using var response = await emulator.KieAsync("/v1/jobs/createTask", Flux);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(http, (int)response.StatusCode);
        Assert.Equal(code, body.StartsWith('{') ? (int?)JsonNode.Parse(body)!["code"] : null);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(null)]
    [InlineData(7)]
    public async Task Too_many_requests_come_with_and_without_Retry_After(int? seconds)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("elevenlabs", "speech", FaultKind.Status) { Status = 429, RetryAfter = seconds });
        using var response = await emulator.ElevenLabsAsync("/v1/text-to-speech/hpp4J3VqNfWAUOO0d1Us", """{"text":"Hello"}""");
        Assert.Equal((429, seconds), ((int)response.StatusCode, (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_answer_cut_in_the_middle_breaks_while_it_is_read_and_was_paid()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "speech", FaultKind.Cut);
        using var response = await emulator.OpenAiAsync("/audio/speech", Speech);
        Assert.Equal(200, (int)response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
        Assert.False(Assert.Single(emulator.Host.Ledger.Entries).Delivered);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_reset_is_paid_only_after_the_work(bool afterWork, int paid)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("openai", "speech", FaultKind.Reset) { AfterWork = afterWork });
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.OpenAiAsync("/audio/speech", Speech));
        Assert.Equal(paid, emulator.Host.Ledger.Entries.Count);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_task_runs_although_the_answer_to_its_creation_was_lost()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("kie", "create", FaultKind.Reset) { AfterWork = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.KieAsync("/v1/jobs/createTask", Flux));
        await Emulator.WaitAsync(() => emulator.Host.Ledger.Entries.Count > 0);
        Assert.False(emulator.Host.Ledger.Entries[0].Delivered);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_hanging_call_ends_when_the_caller_leaves()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "speech", FaultKind.Hang);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var request = new HttpRequestMessage(HttpMethod.Post, "openai/v1/audio/speech") { Content = new StringContent(Speech, Encoding.UTF8, "application/json") };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => emulator.Client.SendAsync(request, patience.Token));
        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(FaultKind.EmptyMedia)]
    [InlineData(FaultKind.TinyMedia)]
    [InlineData(FaultKind.SilentMedia)]
    [InlineData(FaultKind.ShortMedia)]
    [InlineData(FaultKind.LongMedia)]
    [InlineData(FaultKind.HtmlMedia)]
    [InlineData(FaultKind.GarbageMedia)]
    [InlineData(FaultKind.TruncatedMedia)]
    public async Task A_spoilt_file_is_spoilt_in_its_own_way(FaultKind kind)
    {
        await using var emulator = await Emulator.StartAsync();
        var sound = await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech));
        emulator.Break("openai", "speech", kind);
        var spoilt = await Emulator.BytesAsync(emulator.OpenAiAsync("/audio/speech", Speech));
        Assert.True(
            kind switch
            {
                FaultKind.EmptyMedia => spoilt.Length == 0,
                FaultKind.TinyMedia => spoilt.Length == 260,
                FaultKind.SilentMedia => spoilt.Length == sound.Length && spoilt.All(value => value == 0),
                FaultKind.ShortMedia => spoilt.Length < sound.Length * 0.4 && spoilt.Length > sound.Length * 0.2,
                FaultKind.LongMedia => spoilt.Length > sound.Length * 1.9,
                FaultKind.HtmlMedia => spoilt.AsSpan().StartsWith("<!DOCTYPE html>"u8),
                FaultKind.GarbageMedia => spoilt.Length == sound.Length && !spoilt.SequenceEqual(sound),
                _ => spoilt.Length == sound.Length / 2,
            },
            $"{kind}: {spoilt.Length} bytes of {sound.Length}");
        Assert.Equal([true, false], emulator.Host.Ledger.Entries.Select(entry => entry.Delivered));
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(FaultKind.Prose)]
    [InlineData(FaultKind.BrokenJson)]
    [InlineData(FaultKind.SchemaViolation)]
    [InlineData(FaultKind.Thinking)]
    [InlineData(FaultKind.Fenced)]
    [InlineData(FaultKind.EmptyText)]
    [InlineData(FaultKind.LengthStop)]
    public async Task A_spoilt_text_is_no_longer_the_document_asked_for(FaultKind kind)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "chat", kind);
        var choice = (await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Chat)))["choices"]![0]!;
        Assert.Null(TextOf((string)choice["message"]!["content"]!));
        Assert.Equal(kind == FaultKind.LengthStop ? "length" : "stop", (string?)choice["finish_reason"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_text_of_the_wrong_length_is_whole_but_short()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("openai", "chat", FaultKind.WrongLength) { Factor = 0.5 });
        var text = TextOf((string)(await Emulator.JsonAsync(emulator.OpenAiAsync("/chat/completions", Chat)))["choices"]![0]!["message"]!["content"]!)!;
        Assert.InRange(text.Split(' ').Length, 18, 22);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData(FaultKind.NotJson)]
    [InlineData(FaultKind.HtmlBody)]
    [InlineData(FaultKind.EmptyBody)]
    [InlineData(FaultKind.MissingFields)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task A_spoilt_envelope_holds_no_result(FaultKind kind)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "chat", kind);
        using var response = await emulator.OpenAiAsync("/chat/completions", Chat);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)response.StatusCode);
        Assert.False(body.StartsWith('{') && JsonNode.Parse(body)!["choices"] is JsonArray, body);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_stream_breaks_off_with_an_error_in_it()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "chat", FaultKind.StreamError);
        using var response = await emulator.OpenAiAsync("/chat/completions", Chat[..^1] + ",\"stream\":true}");
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("data: {\"error\":", body, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", body, StringComparison.Ordinal);
    }

    [Theory(Timeout = Emulator.Patience)]
    [InlineData("openai/v1/chat/completions", "[DONE]")]
    [InlineData("openai/v1/responses", "response.completed")]
    [InlineData("google/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse", "finishReason")]
    public async Task A_stream_may_end_without_saying_so(string path, string terminator)
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("*", "*", FaultKind.StreamEnd);
        const string prompt = "Write about 150 words on bees.";
        var bodies = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var response = path.StartsWith("google", StringComparison.Ordinal)
                ? await emulator.GoogleAsync(path["google/v1beta".Length..], $$"""{"contents":[{"role":"user","parts":[{"text":"{{prompt}}"}]}]}""")
                : path.EndsWith("responses", StringComparison.Ordinal)
                    ? await emulator.OpenAiAsync("/responses", $$"""{"model":"gpt-4.1-mini","input":"{{prompt}}","stream":true}""")
                    : await emulator.OpenAiAsync("/chat/completions", $$"""{"model":"gpt-4.1-mini","messages":[{"role":"user","content":"{{prompt}}"}],"stream":true}""");
            bodies.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.NotEmpty(bodies[0]);
        Assert.DoesNotContain(terminator, bodies[0], StringComparison.Ordinal);
        Assert.Contains(terminator, bodies[1], StringComparison.Ordinal);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_request_may_be_too_large_for_any_waiting()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("openai", "chat", FaultKind.TooLarge);
        using var response = await emulator.OpenAiAsync("/chat/completions", Chat);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal((429, "tokens", "rate_limit_exceeded"), ((int)response.StatusCode, (string?)error["type"], (string?)error["code"]));
        Assert.StartsWith("Request too large", (string?)error["message"], StringComparison.Ordinal);
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_task_that_never_ends_keeps_generating_and_is_not_paid()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Break("kie", "create", FaultKind.TaskNeverEnds);
        var task = await emulator.CreateAsync(Flux);
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(10);
            var record = await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/recordInfo?taskId=" + task));
            Assert.True((string?)record["data"]!["state"] is "waiting" or "generating");
        }

        Assert.Empty(emulator.Host.Ledger.Entries);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_task_may_be_unknown_at_first_or_in_an_unknown_state()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("kie", "create", FaultKind.TaskUnknown), new Fault("kie", "create", FaultKind.UnknownState) { After = 1 });
        var unknown = await emulator.CreateAsync(Flux);
        var odd = await emulator.CreateAsync(Flux);
        Assert.Equal(422, (int)(await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/recordInfo?taskId=" + unknown)))["code"]!);
        Assert.Equal("uploading", (string?)(await Emulator.JsonAsync(emulator.KieAsync("/v1/jobs/recordInfo?taskId=" + odd)))["data"]!["state"]);
        Assert.Equal("success", (string?)(await emulator.EndAsync(unknown))["state"]);
        Assert.Equal("success", (string?)(await emulator.EndAsync(odd))["state"]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_result_may_be_empty_or_its_link_dead()
    {
        await using var emulator = await Emulator.StartAsync();
        emulator.Host.Faults.Add(new Fault("kie", "create", FaultKind.EmptyResult), new Fault("kie", "create", FaultKind.ExpiredLink) { After = 1 });
        var empty = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.Equal("""{"resultUrls":[]}""", (string?)empty["resultJson"]);
        var dead = await emulator.EndAsync(await emulator.CreateAsync(Flux));
        Assert.Equal(404, (int)(await emulator.Client.GetAsync(Emulator.LinkOf(dead))).StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_download_can_break_too()
    {
        await using var emulator = await Emulator.StartAsync();
        var link = Emulator.LinkOf(await emulator.EndAsync(await emulator.CreateAsync(Flux)));
        emulator.Host.Faults.Add(new Fault("kie", "download", FaultKind.Status) { Status = 503 });
        Assert.Equal(503, (int)(await emulator.Client.GetAsync(link)).StatusCode);
        Assert.Equal(200, (int)(await emulator.Client.GetAsync(link)).StatusCode);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task Half_of_all_calls_fail_the_same_way_every_time()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var emulator = await Emulator.StartAsync();
            emulator.Host.Faults.Add(new Fault("*", "*", FaultKind.Status) { Status = 429, Times = null, Probability = 0.5, Seed = 11 });
            var statuses = new List<int>();
            for (var i = 0; i < 40; i++)
                statuses.Add((int)(await emulator.OpenAiAsync("/audio/speech", Speech)).StatusCode);
            Assert.InRange(statuses.Count(status => status == 429), 12, 28);
            runs.Add(string.Join(' ', statuses));
        }

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_fault_may_wait_and_may_be_meant_for_one_key()
    {
        await using var emulator = await Emulator.StartAsync();
        const string other = "sk-another-key-0123456789abcdef";
        emulator.Host.Faults.Add(new Fault("openai", "speech", FaultKind.Status) { After = 1, Times = 1, Key = other });
        var statuses = new List<int>();
        foreach (var key in (string[])[other, Emulator.OpenAiKey, other, other])
            statuses.Add((int)(await emulator.OpenAiAsync("/audio/speech", Speech, key)).StatusCode);
        Assert.Equal([200, 200, 500, 200], statuses);
    }

    [Fact]
    public void The_catalogue_names_each_case_once()
    {
        Assert.Equal(FaultCatalogue.All.Count, FaultCatalogue.All.Select(entry => (entry.Provider, entry.Call, entry.Name)).Distinct().Count());
        Assert.True(FaultCatalogue.All.Count > 300);
    }

    private static string? TextOf(string content)
    {
        try
        {
            return (string?)JsonNode.Parse(content)!["text"];
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
