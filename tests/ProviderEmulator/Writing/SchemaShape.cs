using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Writing;

/// <summary>
/// Reads one node of a JSON Schema or of Google's OpenAPI subset (types in capitals, <c>nullable</c>), following references and
/// choosing the first branch of a union that is not null.
/// </summary>
internal sealed class SchemaShape
{
    private readonly JsonObject _node;
    private readonly JsonObject _root;

    public SchemaShape(JsonObject node, JsonObject root)
    {
        _root = root;
        _node = Resolve(node, root, 0);
        IsNullable = Types(node).Contains("null") || node["nullable"].Flag() == true
            || (node["anyOf"] ?? node["oneOf"]) is JsonArray branches && branches.OfType<JsonObject>().Any(branch => Types(branch).Contains("null"));
    }

    public bool IsNullable { get; }

    public string Type => Types(_node).FirstOrDefault(type => type != "null")
        ?? (_node.ContainsKey("properties") ? "object" : _node.ContainsKey("items") ? "array" : "string");

    public JsonNode? Constant => _node.TryGetPropertyValue("const", out var value) ? value : null;

    public IReadOnlyList<JsonNode> Choices => _node["enum"] is JsonArray choices ? [.. choices.OfType<JsonNode>()] : [];

    public IEnumerable<KeyValuePair<string, SchemaShape>> Properties => (_node["properties"] as JsonObject ?? [])
        .Where(property => property.Value is JsonObject)
        .Select(property => KeyValuePair.Create(property.Key, new SchemaShape((JsonObject)property.Value!, _root)));

    public SchemaShape Items => new(_node["items"] as JsonObject ?? new JsonObject { ["type"] = "string" }, _root);

    public string Description => _node["description"].Text() ?? "";

    public int? Whole(string keyword) => (int?)(_node[keyword].Number() ?? (double.TryParse(_node[keyword].Text(), out var number) ? number : null));

    public double? Number(string keyword) => _node[keyword].Number();

    private static IReadOnlyList<string> Types(JsonObject node) => node["type"] switch
    {
        JsonArray several => [.. several.Select(type => type.Text()?.ToLowerInvariant() ?? "")],
        { } one => [one.Text()?.ToLowerInvariant() ?? ""],
        _ => [],
    };

    private static JsonObject Resolve(JsonObject node, JsonObject root, int depth)
    {
        if (depth > 20)
            return node;
        if (node["$ref"].Text() is { } reference)
        {
            JsonNode? target = root;
            foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
                target = (target as JsonObject)?[step];
            return target is JsonObject found ? Resolve(found, root, depth + 1) : node;
        }

        var branches = (node["anyOf"] ?? node["oneOf"] ?? node["allOf"]) as JsonArray;
        return branches?.OfType<JsonObject>().FirstOrDefault(branch => !Types(branch).SequenceEqual(["null"])) is { } chosen ? Resolve(chosen, root, depth + 1) : node;
    }
}
