using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace PodcastMuse.Providers.Google;

/// <summary>A chat request as <c>generateContent</c> takes it (ai.google.dev, generate-content).</summary>
internal static class GoogleRequest
{
    /// <param name="messages">The talk so far.</param>
    /// <param name="options">Limits and the form of the answer.</param>
    /// <param name="withSchema">False where the model does not take one: then it is told in words.</param>
    public static JsonObject Of(IEnumerable<ChatMessage> messages, ChatOptions options, bool withSchema)
    {
        ChatMessage[] all = [.. messages];
        var schema = (options.ResponseFormat as ChatResponseFormatJson)?.Schema;
        var instructions = string.Join("\n\n", all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        if (schema is { } told && !withSchema)
            instructions += $"\n\nYour answer is one JSON object that fits this JSON schema, without fences:\n{told.GetRawText()}";
        var request = new JsonObject
        {
            ["contents"] = new JsonArray([.. all.Where(m => m.Role != ChatRole.System).Select(m =>
                (JsonNode)new JsonObject { ["role"] = m.Role == ChatRole.Assistant ? "model" : "user", ["parts"] = Parts(m.Text) })]),
            ["generationConfig"] = Config(options, withSchema ? schema : null),
        };
        if (instructions.Length > 0)
            request["systemInstruction"] = new JsonObject { ["parts"] = Parts(instructions) };
        return request;
    }

    private static JsonObject Config(ChatOptions options, System.Text.Json.JsonElement? schema)
    {
        var config = new JsonObject();
        if (options.MaxOutputTokens is { } most)
            config["maxOutputTokens"] = most;
        if (options.Temperature is { } temperature)
            config["temperature"] = temperature;
        if (options.ResponseFormat is ChatResponseFormatJson)
            config["responseMimeType"] = "application/json";
        if (schema is { } held)
            config["responseJsonSchema"] = JsonNode.Parse(held.GetRawText());
        return config;
    }

    private static JsonArray Parts(string text) => [new JsonObject { ["text"] = text }];
}
