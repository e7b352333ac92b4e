using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.Google;

/// <summary>Text of <c>generateContent</c> and <c>streamGenerateContent</c> (reference D.2).</summary>
internal sealed class GoogleText(EmulatorOptions options, IdSource ids)
{
    /// <summary>Thought about and billed, never shown.</summary>
    private const int ThoughtTokens = 48;

    private static readonly string[] Types = ["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL", "TYPE_UNSPECIFIED"];

    public async Task<Reply> AnswerAsync(Incoming call, GoogleModel model, JsonObject body, bool streams, CancellationToken cancellationToken)
    {
        var config = body.Child("generationConfig");
        if (Check(config) is { } refusal)
            return refusal;
        var messages = GoogleBody.Messages(body);
        if (Tokens.Count(messages) is var tokens && tokens > model.LongestInput)
            return GoogleDialect.Invalid($"The input token count ({tokens}) exceeds the maximum number of tokens allowed ({model.LongestInput}).");
        if (call.Faults.Has(FaultKind.Refusal))
        {
            call.Charge(model.Id, "tokens", tokens, model.Cost(tokens, 0, options.Clock.GetUtcNow()), WireJson.Write(body));
            return Reply.Json(new JsonObject
            {
                ["promptFeedback"] = new JsonObject { ["blockReason"] = "PROHIBITED_CONTENT" },
                ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = tokens, ["totalTokenCount"] = tokens },
                ["modelVersion"] = model.Id,
                ["responseId"] = ids.Letters(22),
            });
        }

        var schema = config.Child("responseSchema") ?? config.Child("responseJsonSchema");
        var answer = TextModel.Answer(new(messages, schema, config?["responseMimeType"].Text() == "application/json", (int?)config?["maxOutputTokens"].Number()), call.Faults);
        call.Charge(model.Id, "tokens", answer.PromptTokens + answer.CompletionTokens + ThoughtTokens, model.Cost(answer.PromptTokens, answer.CompletionTokens + ThoughtTokens, options.Clock.GetUtcNow()), WireJson.Write(body));
        var id = ids.Letters(22);
        if (streams)
            return GoogleStream.Of(call, Events(model, answer, id, call.Faults), options.Latency.Script);
        await Task.Delay(options.Latency.Script, options.Clock, cancellationToken);
        return Reply.Json(Whole(model, answer, Parts(answer.Text), answer.IsCut ? "MAX_TOKENS" : "STOP", id), 200, "application/json; charset=UTF-8");
    }

    private static Reply? Check(JsonObject? config)
    {
        if (config is null)
            return null;
        if (config["responseSchema"] is not null && config["responseJsonSchema"] is not null)
            return GoogleDialect.Invalid("Only one of response_schema and response_json_schema may be set.");
        if ((config["responseSchema"] ?? config["responseJsonSchema"]) is not null && config["responseMimeType"].Text() is not ("application/json" or "text/x.enum"))
            return GoogleDialect.Invalid("Json mode must be enabled when response_schema is set: response_mime_type must be application/json.");
        if (config["temperature"].Number() is < 0 or > 2)
            return GoogleDialect.Invalid($"Unable to submit request because it has a temperature value of {config["temperature"]} but the supported range is from 0 (inclusive) to 2.0 (inclusive).");
        if (!config["maxOutputTokens"].IsNull() && config["maxOutputTokens"].Number() is not (>= 1 and <= int.MaxValue))
            return GoogleDialect.Invalid($"Unable to submit request because it has a maxOutputTokens value of {config["maxOutputTokens"]} but the supported range is from 1 (inclusive) to 65537 (exclusive).");
        return config["responseSchema"] is JsonObject schema && WrongType(schema) is { } wrong
            ? GoogleDialect.Invalid($"Invalid value at 'generation_config.response_schema' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), \"{wrong}\"")
            : null;
    }

    private static string? WrongType(JsonObject schema)
    {
        if (schema["type"] is { } type && !Types.Contains(type.Text()))
            return type.Text() ?? WireJson.Write(type);
        if (schema.Select(member => member.Key).FirstOrDefault(name => name is "additionalProperties" or "$ref" or "$defs" or "const" or "oneOf") is { } foreign)
            return foreign;
        return ((JsonNode?[])[schema["items"], .. (schema["properties"] as JsonObject ?? []).Select(property => property.Value), .. schema["anyOf"] as JsonArray ?? []])
            .OfType<JsonObject>().Select(WrongType).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>A long text comes in two parts, as it may.</summary>
    private static JsonArray Parts(string text)
    {
        const int longPart = 4000;
        if (text.Length <= longPart)
            return [new JsonObject { ["text"] = text }];
        var half = char.IsLowSurrogate(text[longPart]) ? longPart - 1 : longPart;
        return [new JsonObject { ["text"] = text[..half] }, new JsonObject { ["text"] = text[half..] }];
    }

    private static JsonObject Whole(GoogleModel model, TextAnswer answer, JsonArray parts, string? finish, string id)
    {
        var candidate = new JsonObject { ["content"] = new JsonObject { ["parts"] = parts, ["role"] = "model" }, ["index"] = 0 };
        if (finish is not null)
            candidate["finishReason"] = finish;
        return new()
        {
            ["candidates"] = new JsonArray(candidate),
            ["usageMetadata"] = new JsonObject
            {
                ["promptTokenCount"] = answer.PromptTokens,
                ["candidatesTokenCount"] = answer.CompletionTokens,
                ["totalTokenCount"] = answer.PromptTokens + answer.CompletionTokens + ThoughtTokens,
                ["promptTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = answer.PromptTokens }),
                ["thoughtsTokenCount"] = ThoughtTokens,
            },
            ["modelVersion"] = model.Id,
            ["responseId"] = id,
        };
    }

    private static List<JsonObject> Events(GoogleModel model, TextAnswer answer, string id, FaultSet faults)
    {
        const int size = 400;
        var events = new List<JsonObject>();
        for (var at = 0; at < Math.Max(1, answer.Text.Length);)
        {
            var end = Math.Min(answer.Text.Length, at + size);
            if (end < answer.Text.Length && char.IsLowSurrogate(answer.Text[end]))
                end++;
            var isLast = end >= answer.Text.Length;
            if (isLast && faults.Has(FaultKind.StreamError))
                events.Add(new() { ["error"] = new JsonObject { ["code"] = 503, ["message"] = "The model is overloaded. Please try again later.", ["status"] = "UNAVAILABLE" } });
            else if (!isLast || !faults.Has(FaultKind.StreamEnd))
                events.Add(Whole(model, answer, [new JsonObject { ["text"] = answer.Text[at..end] }], isLast ? answer.IsCut ? "MAX_TOKENS" : "STOP" : null, id));
            if (isLast)
                break;
            at = end;
        }

        return events;
    }
}
