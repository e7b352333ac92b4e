using System.Text.Json.Nodes;
using ProviderEmulator.Wire;
using ProviderEmulator.Writing;

namespace ProviderEmulator.Google;

/// <summary>Reads a request of <c>generateContent</c>: snake case is turned into camel case first, unknown names are refused in Google's words.</summary>
internal static class GoogleBody
{
    private static readonly HashSet<string> Known =
        ["contents", "systemInstruction", "generationConfig", "safetySettings", "tools", "toolConfig", "cachedContent", "labels", "model", "store", "serviceTier"];

    private static readonly HashSet<string> KnownConfig =
    [
        "temperature", "topP", "topK", "maxOutputTokens", "responseMimeType", "responseSchema", "responseJsonSchema", "responseModalities", "speechConfig", "candidateCount",
        "stopSequences", "seed", "presencePenalty", "frequencyPenalty", "responseLogprobs", "logprobs", "thinkingConfig", "mediaResolution", "responseFormat", "imageConfig",
        "enableEnhancedCivicAnswers",
    ];

    private static readonly HashSet<string> KnownPart =
        ["text", "inlineData", "fileData", "functionCall", "functionResponse", "thought", "thoughtSignature", "speechMetadata", "executableCode", "codeExecutionResult", "videoMetadata"];

    private static readonly HashSet<string> KnownSpeech = ["voiceConfig", "multiSpeakerVoiceConfig", "languageCode"];

    private static readonly HashSet<string> KnownMetadata = ["speaker", "style"];

    /// <summary>Schemas keep their names: a property may well be called <c>some_name</c>.</summary>
    public static JsonNode? Camel(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
        {
            var name = CamelName(member.Key);
            return KeyValuePair.Create(name, name is "responseSchema" or "responseJsonSchema" or "labels" ? member.Value?.DeepClone() : Camel(member.Value));
        }).DistinctBy(member => member.Key)),
        JsonArray items => new JsonArray([.. items.Select(Camel)]),
        _ => node?.DeepClone(),
    };

    public static Reply? Check(JsonObject body)
    {
        if (Unknown(body, Known, "") is { } unknown)
            return unknown;
        if (body.Child("generationConfig") is { } config && Unknown(config, KnownConfig, " at 'generation_config'") is { } inConfig)
            return inConfig;
        if (body.Child("generationConfig").Child("speechConfig") is { } speech && (Unknown(speech, KnownSpeech, " at 'generation_config.speech_config'") ?? Both(speech)) is { } inSpeech)
            return inSpeech;
        if (body["contents"] is not JsonArray { Count: > 0 } contents)
            return GoogleDialect.Invalid("* GenerateContentRequest.contents: contents is not specified\n");
        for (var i = 0; i < contents.Count; i++)
        {
            if (contents[i] is not JsonObject content || content["parts"] is not JsonArray { Count: > 0 } parts)
                return GoogleDialect.Invalid($"* GenerateContentRequest.contents[{i}].parts: contents.parts must not be empty.\n");
            if (content["role"].Text() is not (null or "user" or "model" or "function"))
                return GoogleDialect.Invalid("Please use a valid role: user, model.");
            for (var part = 0; part < parts.Count; part++)
            {
                if (parts[part] is not JsonObject { Count: > 0 })
                    return GoogleDialect.Invalid($"* GenerateContentRequest.contents[{i}].parts[{part}].data: required oneof field 'data' must have one initialized field\n");
                if (parts[part] is JsonObject entry && Unknown(entry, KnownPart, $" at 'contents[{i}].parts[{part}]'") is { } inPart)
                    return inPart;
                if (parts[part].Child("speechMetadata") is { } metadata && Unknown(metadata, KnownMetadata, $" at 'contents[{i}].parts[{part}].speech_metadata'") is { } inMetadata)
                    return inMetadata;
            }
        }

        return null;
    }

    private static Reply? Both(JsonObject speech) => speech.ContainsKey("voiceConfig") && speech.ContainsKey("multiSpeakerVoiceConfig")
        ? GoogleDialect.Invalid("Only one of voice_config and multi_speaker_voice_config may be set.")
        : null;

    public static IReadOnlyList<PromptMessage> Messages(JsonObject body)
    {
        var messages = new List<PromptMessage>();
        if (body.Child("systemInstruction") is { } system)
            messages.Add(new("system", TextOf(system)));
        messages.AddRange((body["contents"] as JsonArray ?? []).OfType<JsonObject>().Select(content => new PromptMessage(content["role"].Text() ?? "user", TextOf(content))));
        return messages;
    }

    public static string TextOf(JsonObject content) => string.Concat((content["parts"] as JsonArray ?? []).OfType<JsonObject>().Select(part => part["text"].Text()));

    private static Reply? Unknown(JsonObject members, HashSet<string> known, string where) =>
        members.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name)) is { } name
            ? GoogleDialect.Error(
                400,
                "INVALID_ARGUMENT",
                $"Invalid JSON payload received. Unknown name \"{name}\"{where}: Cannot find field.",
                new JsonObject
                {
                    ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
                    ["fieldViolations"] = new JsonArray(new JsonObject { ["description"] = $"Invalid JSON payload received. Unknown name \"{name}\"{where}: Cannot find field." }),
                })
            : null;

    private static string CamelName(string name)
    {
        var parts = name.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
