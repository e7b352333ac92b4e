using System.Text.Json.Nodes;

namespace ProviderEmulator.Tests.OpenAi;

public sealed class ResponsesTests
{
    private const string Format = """{"type":"json_schema","name":"capital_info","strict":true,"schema":{"type":"object","additionalProperties":false,"required":["country"],"properties":{"country":{"type":"string"}}}}""";

    private static string Request(string model, string more = "") => $$"""{"model":"{{model}}","input":"Name a country, in JSON.","store":false,"text":{"format":{{Format}}}{{more}}}""";

    [Fact(Timeout = Emulator.Patience)]
    public async Task An_answer_has_the_shape_of_the_recorded_one()
    {
        await using var emulator = await Emulator.StartAsync();
        Shapes.Contains(
            """
            {"id":"resp_0ae38e38c4a7316d0069e08d3f7cc08199bec27bb58f4e2715","object":"response","created_at":1776323903,"status":"completed","background":false,
             "billing":{"payer":"openai"},"completed_at":1776323903,"error":null,"incomplete_details":null,"instructions":null,"max_output_tokens":null,
             "model":"gpt-4o-mini-2024-07-18",
             "output":[{"id":"msg_0ae3","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","annotations":[],"logprobs":[],"text":"{}"}]}],
             "parallel_tool_calls":true,"previous_response_id":null,"reasoning":{"effort":null,"summary":null},"service_tier":"default","store":true,"temperature":0.0,
             "text":{"format":{"type":"json_schema","description":null,"name":"capital_info","schema":{},"strict":true},"verbosity":"medium"},
             "tool_choice":"auto","tools":[],"top_logprobs":0,"top_p":1.0,"truncation":"disabled",
             "usage":{"input_tokens":46,"input_tokens_details":{"cached_tokens":0},"output_tokens":10,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":56},
             "user":null,"metadata":{}}
            """,
            await Emulator.JsonAsync(emulator.OpenAiAsync("/responses", Request("gpt-4o-mini"))));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_thinking_model_puts_its_reasoning_before_the_message()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/responses", Request("gpt-5-mini")));
        Assert.Equal(["reasoning", "message"], answer["output"]!.AsArray().Select(item => (string?)item!["type"]));
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_events_come_in_order_and_numbered_and_without_a_terminator()
    {
        await using var emulator = await Emulator.StartAsync();
        using var response = await emulator.OpenAiAsync("/responses", Request("gpt-4o-mini", ",\"stream\":true"));
        var blocks = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var events = blocks.Select(block => block.Split('\n')).Select(lines => (Type: lines[0]["event: ".Length..], Data: JsonNode.Parse(lines[1]["data: ".Length..])!)).ToList();
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.done",
                "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            events.Select(entry => entry.Type).Distinct());
        Assert.All(events, entry => Assert.Equal(entry.Type, (string?)entry.Data["type"]));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(entry => (int)entry.Data["sequence_number"]!));
        Assert.Equal("completed", (string?)events[^1].Data["response"]!["status"]);
        var told = string.Concat(events.Where(entry => entry.Type == "response.output_text.delta").Select(entry => (string?)entry.Data["delta"]));
        Assert.Equal((string?)events[^1].Data["response"]!["output"]![0]!["content"]![0]!["text"], told);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task The_format_of_chat_is_refused_with_the_hint_where_it_belongs()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/responses", """{"model":"gpt-4o-mini","input":"x","response_format":{"type":"json_object"}}"""));
        Assert.StartsWith("Unsupported parameter: 'response_format'. In the Responses API, this parameter has moved to 'text.format'.", (string?)answer["error"]!["message"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Emulator.Patience)]
    public async Task A_broken_schema_is_refused_with_the_newer_code()
    {
        await using var emulator = await Emulator.StartAsync();
        var answer = await Emulator.JsonAsync(emulator.OpenAiAsync("/responses", """{"model":"gpt-4o-mini","input":"x","text":{"format":{"type":"json_schema","name":"x","schema":{"type":"object","properties":{}}}}}"""));
        Assert.Equal(("text.format.schema", "invalid_json_schema"), ((string?)answer["error"]!["param"], (string?)answer["error"]!["code"]));
    }
}
