using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.OpenAi;

/// <summary>The rules of strict mode (reference B.3): what a schema breaks, in OpenAI's words; null when it breaks none.</summary>
internal static class StrictSchemas
{
    /// <summary>The limit that was met in an error text; newer documents may allow 10.</summary>
    private const int DeepestNesting = 5;

    private static readonly string[] Forbidden = ["default", "allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "oneOf"];

    public static string? Broken(JsonObject schema, string name)
    {
        if (schema["type"].Text() != "object")
            return $"Invalid schema for response_format '{name}': schema must be a JSON Schema of 'type: \"object\"', got 'type: {WireJson.Write(schema["type"])}'.";
        var depth = DepthOf(schema);
        if (depth > DeepestNesting)
            return $"Invalid schema for response_format '{name}': {depth} levels of nesting exceeds limit of {DeepestNesting}.";
        return Walk(schema, []) is { } broken ? $"Invalid schema for response_format '{name}': {broken}" : null;
    }

    private static string? Walk(JsonObject node, IReadOnlyList<string> path)
    {
        var context = path.Count switch
        {
            0 => "In context=(), ",
            1 => $"In context=('{path[0]}',), ",
            _ => $"In context=({string.Join(", ", path.Select(step => $"'{step}'"))}), ",
        };
        if (Forbidden.FirstOrDefault(node.ContainsKey) is { } keyword)
            return $"{context}'{keyword}' is not permitted.";
        if (node["properties"] is JsonObject properties)
        {
            if (node["additionalProperties"].Flag() != false)
                return $"{context}'additionalProperties' is required to be supplied and to be false.";
            var required = (node["required"] as JsonArray)?.Select(entry => entry.Text()).ToHashSet() ?? [];
            if (properties.FirstOrDefault(property => !required.Contains(property.Key)) is { Key: { } missing })
                return $"{context}'required' is required to be supplied and to be an array including every key in properties. Missing '{missing}'.";
            foreach (var (name, value) in properties)
            {
                if (value is JsonObject property && Walk(property, [.. path, "properties", name]) is { } broken)
                    return broken;
            }
        }

        if (node["type"].Text() == "object" && node["properties"] is null)
            return $"{context}'additionalProperties' is required to be supplied and to be false.";
        if (node["type"].Text() == "array" && node["items"] is null)
            return $"{context}array schema missing items.";
        if (node["items"] is JsonObject items && Walk(items, [.. path, "items"]) is { } inItems)
            return inItems;
        foreach (var branch in (node["anyOf"] as JsonArray ?? []).OfType<JsonObject>().Select((branch, index) => (branch, index)))
        {
            if (Walk(branch.branch, [.. path, "anyOf", $"{branch.index}"]) is { } broken)
                return broken;
        }

        foreach (var (name, value) in node["$defs"] as JsonObject ?? [])
        {
            if (value is JsonObject definition && Walk(definition, [.. path, "$defs", name]) is { } broken)
                return broken;
        }

        return null;
    }

    /// <summary>Objects within objects; arrays do not count by themselves.</summary>
    private static int DepthOf(JsonNode? node) => node switch
    {
        JsonObject members when members["properties"] is JsonObject properties => 1 + properties.Select(property => DepthOf(property.Value)).DefaultIfEmpty(0).Max(),
        JsonObject members when members["items"] is { } items => DepthOf(items),
        JsonObject members when members["anyOf"] is JsonArray branches => branches.Select(DepthOf).DefaultIfEmpty(0).Max(),
        _ => 0,
    };
}
