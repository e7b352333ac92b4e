using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using PodcastMuse.Kernel;
using PodcastMuse.Providers.OpenAi;
using PodcastMuse.Tests.Providers.Writing;
using ProviderEmulator.Faults;

namespace PodcastMuse.Tests.Providers.OpenAi;

public sealed class OpenAiChatTests
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
        var answer = await AskAsync(desk.OpenAi());
        Assert.StartsWith("{", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Usage!.InputTokenCount > 0 && answer.Usage.OutputTokenCount > 0);
        var body = JsonNode.Parse(Assert.Single(desk.Emulator.Requests.All).Body)!;
        Assert.True((bool)body["stream"]!);
        Assert.True((bool)body["stream_options"]!["include_usage"]!);
        Assert.Equal(500, (int)body["max_completion_tokens"]!);
        Assert.Equal("json_schema", (string)body["response_format"]!["type"]!);
        Assert.True((bool)body["response_format"]!["json_schema"]!["strict"]!);
        Assert.Null(body["temperature"]);
    }

    [Theory]
    [InlineData("sk-emulator-dead-0123456789abcdef", "/problems/key-refused", "does not accept the API key")]
    [InlineData("sk-emulator-noquota-0123456789abc", "/problems/provider-out-of-credits", "nothing left to spend")]
    [InlineData("sk-emulator-noquota-legacy-0123456", "/problems/provider-out-of-credits", "nothing left to spend")]
    public async Task A_key_that_does_not_work_is_named_at_once(string key, string type, string words)
    {
        await using var desk = await Desk.OpenAsync();
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.OpenAi(key)));
        Assert.False(fault.IsTransient);
        Assert.Equal(type, fault.Problem.Type);
        Assert.Contains(words, fault.Problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(key, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 7, "/problems/provider-unavailable")]
    [InlineData(503, 3, "/problems/provider-unavailable")]
    public async Task Who_names_a_wait_is_heard(int status, int seconds, string type)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Emulator.Faults.Add(new Fault("openai", "chat", FaultKind.Status) { Status = status, RetryAfter = seconds });
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.OpenAi()));
        Assert.True(fault.IsTransient);
        Assert.Equal(type, fault.Problem.Type);
        Assert.Equal(TimeSpan.FromSeconds(seconds), fault.RetryAfter);
    }

    [Theory]
    [InlineData(408, true)]
    [InlineData(409, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(504, true)]
    [InlineData(529, true)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(402, false)]
    [InlineData(403, false)]
    [InlineData(413, false)]
    [InlineData(422, false)]
    public async Task Every_status_is_told_apart_and_sent_once(int status, bool isTransient)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Emulator.Faults.Add(new Fault("openai", "chat", FaultKind.Status) { Status = status });
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.OpenAi()));
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
    [InlineData(FaultKind.MissingFields)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task A_broken_answer_may_be_tried_again(FaultKind kind)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Break("openai", kind);
        var fault = await Record.ExceptionAsync(() => AskAsync(desk.OpenAi()));
        if (kind is FaultKind.MissingFields or FaultKind.WrongTypes && fault is null)
            return;
        Assert.True(Assert.IsType<FaultException>(fault).IsTransient, fault!.ToString());
    }

    [Fact]
    public async Task An_unknown_model_is_named()
    {
        await using var desk = await Desk.OpenAsync();
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(desk.OpenAi(model: "gpt-99")));
        Assert.Contains("'gpt-99'", fault.Problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""")]
    [InlineData("""{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error"}}""")]
    [InlineData("""{"object":"error","message":"max_tokens must be at least 1, got -2. This model's maximum context length is 4096 tokens","type":"BadRequestError"}""")]
    public async Task A_request_too_long_is_told_apart(string body)
    {
        var server = new StubServer(_ => StubServer.Json(HttpStatusCode.BadRequest, body));
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(ChatAt(server)));
        Assert.Equal("/problems/request-too-large", fault.Problem.Type);
        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task A_server_that_knows_no_schema_is_asked_for_json_and_one_that_knows_none_is_told()
    {
        var server = new StubServer(body => (string?)JsonNode.Parse(body)!["response_format"]?["type"] switch
        {
            "json_schema" => StubServer.Json(HttpStatusCode.BadRequest, """{"error":"response_format.type must be one of text, json_object"}"""),
            "json_object" => StubServer.Json(HttpStatusCode.UnprocessableEntity, """{"detail":"response_format is not supported"}"""),
            _ => StubServer.Chat("""{"title":"Bees"}"""),
        });
        var chat = ChatAt(server);
        Assert.Equal("""{"title":"Bees"}""", (await AskAsync(chat)).Text);
        Assert.Equal(3, server.Bodies.Count);
        Assert.All(server.Bodies, body => Assert.Contains("fits this JSON schema", body, StringComparison.Ordinal));
        await AskAsync(chat);
        Assert.Equal(4, server.Bodies.Count);
    }

    [Fact]
    public async Task A_limit_that_a_server_does_not_take_is_left_out()
    {
        var server = new StubServer(body => JsonNode.Parse(body)!["max_completion_tokens"] is not null
            ? StubServer.Json(HttpStatusCode.UnprocessableEntity, """{"message":"Extra inputs are not permitted: max_completion_tokens"}""")
            : StubServer.Chat("""{"title":"Bees"}"""));
        Assert.Equal("""{"title":"Bees"}""", (await AskAsync(ChatAt(server))).Text);
    }

    [Fact]
    public async Task Waits_in_words_are_read_where_there_is_no_header()
    {
        var server = new StubServer(_ => StubServer.Json(HttpStatusCode.TooManyRequests, """{"error":{"message":"Rate limit reached for gpt-4.1. Please try again in 1m2.5s. Visit us.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"""));
        var fault = await Assert.ThrowsAsync<FaultException>(() => AskAsync(ChatAt(server)));
        Assert.Equal(TimeSpan.FromSeconds(62.5), fault.RetryAfter);
    }

    private static OpenAiChat ChatAt(StubServer server) => new(server.CreateClient(), Secret.Of(""), new Uri("http://127.0.0.1:11434/v1"), "llama3.2");

    private static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync(
        [new ChatMessage(ChatRole.System, "Answer in JSON."), new ChatMessage(ChatRole.User, "A title about bees of about 8 words.")], InJson, TestContext.Current.CancellationToken);
}
