using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Faults;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Writing;

/// <summary>What a text model is asked: a schema, or JSON of any kind, or plain text; at most so many tokens where the caller says so.</summary>
internal sealed record TextRequest(IReadOnlyList<PromptMessage> Messages, JsonObject? Schema, bool IsJson, int? MaxTokens);

/// <summary>The answer and its metering. <paramref name="IsCut"/>: it ended at the limit of tokens.</summary>
internal sealed record TextAnswer(string Text, int PromptTokens, int CompletionTokens, bool IsCut);

/// <summary>The writer behind all text calls: reads the prompt, fills the schema, spoils it where a fault asks for it.</summary>
internal static class TextModel
{
    /// <summary>Braces looked at for a schema; a prompt may hold a whole program.</summary>
    private const int MostTries = 500;

    public static TextAnswer Answer(TextRequest request, FaultSet faults)
    {
        var text = Write(request, faults.Find(FaultKind.WrongLength) is { } wrong ? wrong.Factor ?? 0.3 : 1);
        text = SpoiledText.Spoil(text, faults);
        var isCut = faults.Has(FaultKind.LengthStop);
        if (request.MaxTokens is { } most && Tokens.Count(text) > most)
        {
            isCut = true;
            text = Measure.Start(text, most * 4, LengthUnit.Characters);
            while (Tokens.Count(text) > most)
                text = text[..^Math.Max(1, text.Length / 10)];
        }

        return new(text, Tokens.Count(request.Messages), Tokens.Count(text), isCut);
    }

    private static string Write(TextRequest request, double factor)
    {
        var assignment = AssignmentReader.Read(request.Messages);
        assignment = assignment with { Length = assignment.Length is { } length ? (int)(length * factor) : null };
        var schema = request.Schema ?? SchemaInPrompt(request);
        if (schema is not null)
            return WireJson.Write(new SchemaWriter(assignment).Write(schema));
        if (request.IsJson)
            return WireJson.Write(new JsonObject { ["text"] = new Prose(assignment).Write(assignment.Length ?? 60, assignment.Unit).Text });
        return new Prose(assignment).Write(assignment.Length ?? 60, assignment.Unit).Text;
    }

    /// <summary>Clients of servers without structured output write the schema, or an example, into the prompt.</summary>
    private static JsonObject? SchemaInPrompt(TextRequest request)
    {
        var text = string.Join('\n', request.Messages.Where(message => message.Role is not ("assistant" or "model")).Select(message => message.Text));
        if (!text.Contains("json", StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = System.Text.Encoding.UTF8.GetBytes(text).AsSpan();
        for (var tries = 0; tries < MostTries && rest.IndexOf((byte)'{') is >= 0 and var start; tries++)
        {
            rest = rest[start..];
            var (found, length) = ObjectAt(rest);
            rest = rest[length..];
            if (found is not { Count: > 0 })
                continue;
            if (found["properties"] is JsonObject)
                return found;
            if (request.IsJson && !found.ContainsKey("id"))
                return ShapeOf(found);
        }

        return null;
    }

    /// <summary>The object that begins here, and how many bytes it takes; null and one byte where there is none.</summary>
    private static (JsonObject? Found, int Length) ObjectAt(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: true, state: default);
            var found = JsonNode.Parse(ref reader) as JsonObject;
            return (found?.Count > 0 ? found : null, (int)reader.BytesConsumed);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return (null, 1);
        }
    }

    private static JsonObject ShapeOf(JsonNode? example) => example switch
    {
        JsonObject members => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)ShapeOf(member.Value)))),
        },
        JsonArray items => new() { ["type"] = "array", ["items"] = ShapeOf(items.FirstOrDefault()) },
        _ => new()
        {
            ["type"] = example?.GetValueKind() switch
            {
                JsonValueKind.Number => "integer",
                JsonValueKind.True or JsonValueKind.False => "boolean",
                _ => "string",
            },
        },
    };
}
