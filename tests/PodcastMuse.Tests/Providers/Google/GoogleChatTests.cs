using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.Google;
using PodcastMuse.Tests.Providers.Writing;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.Google;

public sealed class GoogleChatTests
{
    private static readonly ChatOptions InJson = new()
    {
        MaxOutputTokens = 500,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(
            JsonElement.Parse("""{"type":"object","additionalProperties":false,"required":["title"],"properties":{"title":{"type":"string"}}}"""), "titled"),
    };

    [Fact]
    public async Task What_leaves_is_what_the_description_asks_for()
    {
        await using var desk = await Desk.OpenAsync();
        var answer = await AskAsync(desk.Google());
        Assert.StartsWith("{", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal((double)desk.Emulator.Ledger.Entries.Single().Units, answer.Usage!.InputTokenCount!.Value + answer.Usage.OutputTokenCount!.Value);
        var request = Assert.Single(desk.Emulator.Requests.All);
        Assert.DoesNotContain("key=", request.Query, StringComparison.Ordinal);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("application/json", (string)body["generationConfig"]!["responseMimeType"]!);
        Assert.Equal("object", (string)body["generationConfig"]!["responseJsonSchema"]!["type"]!);
        Assert.Equal("user", (string)body["contents"]![0]!["role"]!);
        Assert.Equal("Answer in JSON.", (string)body["systemInstruction"]!["parts"]![0]!["text"]!);
    }

    [Theory]
    [InlineData("AQ.emulator-dead-key-0123456789", "/problems/key-refused")]
    [InlineData("AQ.emulator-noquota-0123456789", "/problems/provider-out-of-credits")]
    public async Task A_key_that_does_not_work_is_named_at_once(string key, string type)
    {
        await using var desk = await Desk.OpenAsync();
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.Google(key)));
        Assert.False(fault.IsTransient);
        Assert.Equal(type, fault.Problem.Type);
        Assert.DoesNotContain(key, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_in_the_details_is_heard()
    {
        const string body = """{"error":{"code":429,"message":"Quota exceeded.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"37s"}]}}""";
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(ChatAt(new StubServer(_ => StubServer.Json(HttpStatusCode.TooManyRequests, body)))));
        Assert.True(fault.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(37), fault.RetryAfter);
    }

    [Theory]
    [InlineData(408, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(413, false)]
    public async Task Every_status_is_told_apart_and_sent_once(int status, bool isTransient)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Emulator.Faults.Add(new Fault("google", "generate.text", FaultKind.Status) { Status = status });
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.Google()));
        Assert.Equal(isTransient, fault.IsTransient);
        Assert.Single(desk.Emulator.Requests.All);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.StreamError)]
    [InlineData(FaultKind.EmptyBody)]
    [InlineData(FaultKind.NotJson)]
    [InlineData(FaultKind.HtmlBody)]
    public async Task A_broken_answer_may_be_tried_again(FaultKind kind)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Break("google", kind);
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.Google()));
        Assert.True(fault.IsTransient);
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}""")]
    [InlineData("""{"candidates":[{"finishReason":"SAFETY","index":0}]}""")]
    public async Task Blocked_content_ends_as_filtered(string chunk)
    {
        foreach (var response in new Func<HttpResponseMessage>[] { () => StubServer.Stream(chunk), () => StubServer.Json(HttpStatusCode.OK, chunk) })
            Assert.Equal(ChatFinishReason.ContentFilter, (await AskAsync(ChatAt(new StubServer(_ => response())))).FinishReason);
    }

    [Fact]
    public async Task Thoughts_are_not_heard_and_parts_are_joined()
    {
        var chat = ChatAt(new StubServer(_ => StubServer.Stream(
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"Let me think","thought":true},{"text":"{\"title\":"}]}}]}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"\"Bees"},{"text":"\"}"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":4,"thoughtsTokenCount":3,"totalTokenCount":12}}""")));
        var answer = await AskAsync(chat);
        Assert.Equal("""{"title":"Bees"}""", answer.Text);
        Assert.Equal(7, answer.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task A_model_that_takes_no_schema_is_told_it()
    {
        var server = new StubServer(body => JsonNode.Parse(body)!["generationConfig"]!["responseJsonSchema"] is not null
            ? StubServer.Json(HttpStatusCode.BadRequest, """{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"responseJsonSchema\" at 'generation_config': Cannot find field.","status":"INVALID_ARGUMENT"}}""")
            : StubServer.Stream("""{"candidates":[{"content":{"parts":[{"text":"{}"}]},"finishReason":"STOP"}]}"""));
        Assert.Equal("{}", (await AskAsync(ChatAt(server))).Text);
        Assert.Equal(2, server.Bodies.Count);
        Assert.Contains("fits this JSON schema", server.Bodies[1], StringComparison.Ordinal);
    }

    private static GoogleChat ChatAt(StubServer server) => new(server.CreateClient(), Secret.Of("AQ.x"), null, "gemini-3.8-flash");

    private static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync(
        [new ChatMessage(ChatRole.System, "Answer in JSON."), new ChatMessage(ChatRole.User, "A title about bees of about 8 words.")], InJson, TestContext.Current.CancellationToken);
}
