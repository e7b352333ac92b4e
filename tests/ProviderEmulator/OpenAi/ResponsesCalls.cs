using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.OpenAi;

/// <summary><c>POST /responses</c>, whole and streamed (reference B.4).</summary>
internal sealed class ResponsesCalls(EmulatorOptions options, IdSource ids)
{
    private static readonly HashSet<string> Known =
    [
        "model", "input", "instructions", "max_output_tokens", "max_tool_calls", "temperature", "top_p", "reasoning", "text", "tools", "tool_choice", "parallel_tool_calls",
        "previous_response_id", "conversation", "store", "background", "metadata", "stream", "stream_options", "truncation", "include", "service_tier", "user", "safety_identifier",
        "prompt_cache_key", "prompt_cache_retention", "prompt", "top_logprobs",
    ];

    public async Task<Reply> AnswerAsync(Incoming call, CancellationToken cancellationToken)
    {
        var body = call.Body;
        var model = OpenAiModels.Find(body["model"].Text(), OpenAiUse.Text);
        if (Check(body, model) is { } refusal)
            return refusal;
        var messages = Messages(body);
        if (OpenAiText.CheckContext(messages, "input") is { } tooLong)
            return tooLong;
        var format = body.Child("text").Child("format");
        var isRefused = call.Faults.Has(FaultKind.Refusal);
        var answer = TextModel.Answer(new(messages, format.Child("schema"), format?["type"].Text() is "json_object" or "json_schema", (int?)body["max_output_tokens"].Number()), call.Faults);
        if (isRefused)
            answer = answer with { Text = OpenAiText.RefusalText, CompletionTokens = Tokens.Count(OpenAiText.RefusalText) };
        var reasoning = model!.IsReasoning ? OpenAiText.ReasoningTokens : 0;
        OpenAiText.Charge(call, model, answer.PromptTokens, answer.CompletionTokens + reasoning, WireJson.Write(body["instructions"]) + WireJson.Write(body["input"]) + WireJson.Write(format));

        var document = new ResponseDocument(ids, options.Clock.GetUtcNow(), model, body, answer, reasoning, isRefused);
        if (body["stream"].Flag() == true)
            return Reply.Chunked(Encoding.UTF8.GetBytes(document.Stream(call.Faults)), "text/event-stream; charset=utf-8", options.Latency.Script);
        await Task.Delay(options.Latency.Script, options.Clock, cancellationToken);
        return Reply.Json(document.Finished());
    }

    private static IReadOnlyList<PromptMessage> Messages(JsonObject body)
    {
        var given = body["input"] is JsonArray items
            ? OpenAiText.Messages(new JsonArray([.. items.OfType<JsonObject>().Where(item => item.ContainsKey("role")).Select(item => item.DeepClone())]))
            : [new PromptMessage("user", body["input"].Text() ?? "")];
        return body["instructions"].Text() is { } instructions ? [new("system", instructions), .. given] : given;
    }

    private static Reply? Check(JsonObject body, OpenAiModel? model)
    {
        if (body.ContainsKey("response_format"))
        {
            return OpenAiDialect.BadRequest(
                "Unsupported parameter: 'response_format'. In the Responses API, this parameter has moved to 'text.format'. Try again with the new parameter. See the API documentation for more information: https://platform.openai.com/docs/api-reference/responses/create.",
                null,
                "unsupported_parameter");
        }

        if (OpenAiFields.Check(body, Known, "model", "input") is { } refusal)
            return refusal;
        if (model is null)
            return OpenAiFields.UnknownModel(body["model"].Text());
        return OpenAiFields.CheckNumber(body, "temperature", 0, 2) ?? OpenAiFields.CheckNumber(body, "max_output_tokens", 16, int.MaxValue) ?? CheckFormat(body.Child("text").Child("format"), body);
    }

    private static Reply? CheckFormat(JsonObject? format, JsonObject body)
    {
        switch (format?["type"].Text())
        {
            case null when format is null:
            case "text":
                return null;
            case "json_object":
                return WireJson.Write(body["input"]).Contains("json", StringComparison.OrdinalIgnoreCase)
                    ? null
                    : OpenAiDialect.BadRequest("Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.", "input");
            case "json_schema":
                if (format["name"].Text() is not { } name || !SchemaNames.IsValid(name))
                    return OpenAiDialect.BadRequest("Missing required parameter: 'text.format.name'.", "text.format.name", "missing_required_parameter");
                if (format.Child("schema") is not { } schema)
                    return OpenAiDialect.BadRequest("Missing required parameter: 'text.format.schema'.", "text.format.schema", "missing_required_parameter");
                return format["strict"].Flag() != false && StrictSchemas.Broken(schema, name) is { } broken ? OpenAiDialect.BadRequest(broken, "text.format.schema", "invalid_json_schema") : null;
            default:
                return OpenAiDialect.BadRequest("Invalid value for 'text.format.type'. Supported values are: 'json_object', 'json_schema', and 'text'.", "text.format.type", "invalid_value");
        }
    }
}
