using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary><c>POST /chat/completions</c>, whole and streamed (reference B.3).</summary>
internal sealed class ChatCalls(EmulatorOptions options, IdSource ids)
{
    private static readonly HashSet<string> Known =
    [
        "model", "messages", "max_completion_tokens", "max_tokens", "temperature", "top_p", "n", "stop", "seed", "response_format", "reasoning_effort", "verbosity",
        "stream", "stream_options", "tools", "tool_choice", "parallel_tool_calls", "service_tier", "store", "metadata", "user", "safety_identifier", "prompt_cache_key",
        "prompt_cache_retention", "frequency_penalty", "presence_penalty", "logit_bias", "logprobs", "top_logprobs", "modalities", "audio", "prediction",
        "web_search_options", "functions", "function_call",
    ];

    public async Task<Reply> AnswerAsync(Incoming call, CancellationToken cancellationToken)
    {
        var body = call.Body;
        var model = OpenAiModels.Find(body["model"].Text(), OpenAiUse.Text);
        if (Check(body, model) is { } refusal)
            return refusal;
        var format = body.Child("response_format");
        var messages = OpenAiText.Messages((JsonArray)body["messages"]!);
        if (OpenAiText.CheckContext(messages, "messages") is { } tooLong)
            return tooLong;

        var isRefused = call.Faults.Has(FaultKind.Refusal);
        var answer = TextModel.Answer(
            new(messages, format.Child("json_schema").Child("schema"), format?["type"].Text() is "json_object" or "json_schema", (int?)(body["max_completion_tokens"].Number() ?? body["max_tokens"].Number())),
            call.Faults);
        if (isRefused)
            answer = answer with { Text = OpenAiText.RefusalText, CompletionTokens = Tokens.Count(OpenAiText.RefusalText) };
        var reasoning = model!.IsReasoning ? OpenAiText.ReasoningTokens : 0;
        OpenAiText.Charge(call, model, answer.PromptTokens, answer.CompletionTokens + reasoning, WireJson.Write(body["messages"]) + WireJson.Write(format));

        var frame = new Frame("chatcmpl-" + ids.Letters(29), options.Clock.GetUtcNow().ToUnixTimeSeconds(), model.Dated);
        if (body["stream"].Flag() == true)
            return Reply.Chunked(Stream(frame, answer, reasoning, isRefused, body, call.Faults), "text/event-stream; charset=utf-8", options.Latency.Script);
        await Task.Delay(options.Latency.Script, options.Clock, cancellationToken);
        return Reply.Json(new JsonObject
        {
            ["id"] = frame.Id,
            ["object"] = "chat.completion",
            ["created"] = frame.Created,
            ["model"] = frame.Model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = isRefused ? null : answer.Text,
                    ["refusal"] = isRefused ? answer.Text : null,
                    ["annotations"] = new JsonArray(),
                },
                ["finish_reason"] = FinishOf(answer),
            }),
            ["usage"] = Usage(answer, reasoning),
            ["service_tier"] = "default",
            ["system_fingerprint"] = null,
        });
    }

    private static Reply? Check(JsonObject body, OpenAiModel? model)
    {
        // Chat says it in older words than the newer addresses do.
        if (body.Select(field => field.Key).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
            return OpenAiDialect.BadRequest($"Unrecognized request argument supplied: {unknown}");
        if (OpenAiFields.Check(body, Known, "model", "messages") is { } refusal)
            return refusal;
        if (model is null)
            return OpenAiFields.UnknownModel(body["model"].Text());
        if (body["messages"] is not JsonArray { Count: > 0 } messages)
            return OpenAiDialect.BadRequest("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i] is not JsonObject message || message["role"].Text() is not ("developer" or "system" or "user" or "assistant" or "tool" or "function"))
                return OpenAiDialect.BadRequest($"Invalid value for 'messages[{i}].role'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", $"messages[{i}].role", "invalid_value");
            if (message["content"] is not (JsonArray or JsonValue) && message["role"].Text() != "assistant")
                return OpenAiDialect.BadRequest($"Invalid value for 'content': expected a string, got null.", $"messages.[{i}].content");
        }

        if (model.IsReasoning && !body["max_tokens"].IsNull())
            return OpenAiDialect.BadRequest("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "max_tokens", "unsupported_parameter");
        return OpenAiFields.CheckNumber(body, "temperature", 0, 2)
            ?? OpenAiFields.CheckNumber(body, "top_p", 0, 1)
            ?? OpenAiFields.CheckNumber(body, "max_completion_tokens", 1, int.MaxValue)
            ?? OpenAiFields.CheckNumber(body, "max_tokens", 1, int.MaxValue)
            ?? OpenAiFields.CheckChoice(body, "reasoning_effort", "none", "minimal", "low", "medium", "high", "xhigh", "max")
            ?? OpenAiFields.CheckChoice(body, "verbosity", "low", "medium", "high")
            ?? (body["stream_options"].IsNull() || body["stream"].Flag() == true ? null : OpenAiDialect.BadRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options"))
            ?? CheckFormat(body);
    }

    private static Reply? CheckFormat(JsonObject body)
    {
        if (body["response_format"].IsNull())
            return null;
        var format = body.Child("response_format");
        switch (format?["type"].Text())
        {
            case "text":
                return null;
            case "json_object":
                return WireJson.Write(body["messages"]).Contains("json", StringComparison.OrdinalIgnoreCase)
                    ? null
                    : OpenAiDialect.BadRequest("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");
            case "json_schema":
                var wanted = format.Child("json_schema");
                if (wanted?["name"].Text() is not { } name || !SchemaNames.IsValid(name))
                    return OpenAiDialect.BadRequest("Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "response_format.json_schema.name", "invalid_value");
                if (wanted.Child("schema") is not { } schema)
                    return OpenAiDialect.BadRequest("Missing required parameter: 'response_format.json_schema.schema'.", "response_format.json_schema.schema", "missing_required_parameter");
                return wanted["strict"].Flag() == true && StrictSchemas.Broken(schema, name) is { } broken ? OpenAiDialect.BadRequest(broken, "response_format") : null;
            default:
                return OpenAiDialect.BadRequest("Invalid value for 'response_format.type'. Supported values are: 'json_object', 'json_schema', and 'text'.", "response_format.type", "invalid_value");
        }
    }

    private byte[] Stream(Frame frame, TextAnswer answer, int reasoning, bool isRefused, JsonObject body, FaultSet faults)
    {
        var withUsage = body.Child("stream_options")?["include_usage"].Flag() == true;
        var events = new StringBuilder();
        Send(new JsonObject { ["role"] = "assistant", ["content"] = isRefused ? null : "", ["refusal"] = null }, null);
        var half = answer.Text.Length / 2;
        var sent = 0;
        foreach (var delta in OpenAiText.Deltas(answer.Text))
        {
            if (faults.Has(FaultKind.StreamEnd) && sent >= half)
                return Encoding.UTF8.GetBytes(events.ToString());
            if (faults.Has(FaultKind.StreamError) && sent >= half)
            {
                events.Append("data: {\"error\":{\"message\":\"The server had an error while processing your request. Sorry about that!\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
                return Encoding.UTF8.GetBytes(events.ToString());
            }

            Send(new JsonObject { [isRefused ? "refusal" : "content"] = delta }, null);
            sent += delta.Length;
        }

        Send([], FinishOf(answer));
        if (withUsage)
            events.Append("data: ").Append(WireJson.Write(Chunk([], Usage(answer, reasoning)))).Append("\n\n");
        return Encoding.UTF8.GetBytes(events.Append("data: [DONE]\n\n").ToString());

        void Send(JsonObject delta, string? finish)
        {
            var choice = new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish };
            var chunk = Chunk([choice], null);
            if (body.Child("stream_options")?["include_obfuscation"].Flag() != false)
                chunk["obfuscation"] = ids.Letters(8);
            events.Append("data: ").Append(WireJson.Write(chunk)).Append("\n\n");
        }

        JsonObject Chunk(JsonArray choices, JsonObject? usage)
        {
            var chunk = new JsonObject
            {
                ["id"] = frame.Id,
                ["object"] = "chat.completion.chunk",
                ["created"] = frame.Created,
                ["model"] = frame.Model,
                ["service_tier"] = "default",
                ["system_fingerprint"] = null,
                ["choices"] = choices,
            };
            if (withUsage)
                chunk["usage"] = usage;
            return chunk;
        }
    }

    private static string FinishOf(TextAnswer answer) => answer.IsCut ? "length" : "stop";

    private static JsonObject Usage(TextAnswer answer, int reasoning) => new()
    {
        ["prompt_tokens"] = answer.PromptTokens,
        ["completion_tokens"] = answer.CompletionTokens + reasoning,
        ["total_tokens"] = answer.PromptTokens + answer.CompletionTokens + reasoning,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning, ["audio_tokens"] = 0, ["accepted_prediction_tokens"] = 0, ["rejected_prediction_tokens"] = 0 },
    };

    private sealed record Frame(string Id, long Created, string Model);
}
