using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>The API as <c>/openapi/v1.json</c> tells it, so that no operation can be forgotten.</summary>
internal sealed class ApiDescription(JsonElement root)
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    public static async Task<ApiDescription> ReadAsync(TestServer server, CancellationToken cancellationToken) =>
        new(JsonElement.Parse(await server.NewClient().GetStringAsync("/openapi/v1.json", cancellationToken)));

    public IReadOnlyList<Operation> Operations() =>
    [
        .. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Where(o => Methods.Contains(o.Name))
            .Select(o => new Operation(new HttpMethod(o.Name.ToUpperInvariant()), path.Name, o.Value, this))),
    ];

    /// <summary>Something that the schema allows, with every field filled in.</summary>
    public JsonNode? SampleOf(JsonElement schema)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var choices))
            return JsonNode.Parse(choices[0].GetRawText());
        var types = Operation.TypesOf(schema);
        return types switch
        {
            _ when types.Contains("object") => ObjectOf(schema),
            _ when types.Contains("array") => new JsonArray(SampleOf(schema.GetProperty("items"))),
            _ when types.Contains("integer") || types.Contains("number") => JsonValue.Create(schema.TryGetProperty("minimum", out var least) ? least.GetInt32() : 1),
            _ when types.Contains("boolean") => JsonValue.Create(false),
            _ when types.Contains("string") && schema.TryGetProperty("format", out var format) && format.GetString() == "uuid" => types.Contains("null") ? null : Guid.CreateVersion7().ToString(),
            _ when types.Contains("string") => "text",
            _ => new JsonObject(),
        };
    }

    /// <summary>Every field of a body, nested ones too.</summary>
    public IEnumerable<Field> FieldsOf(JsonElement schema, JsonNode? sample, IReadOnlyList<object> path)
    {
        schema = Resolve(schema);
        if (path.Count > 0)
            yield return new Field(path, schema);
        if (schema.TryGetProperty("properties", out var properties) && sample is JsonObject map)
        {
            foreach (var property in properties.EnumerateObject())
            {
                foreach (var field in FieldsOf(property.Value, map[property.Name], [.. path, property.Name]))
                    yield return field;
            }
        }

        if (schema.TryGetProperty("items", out var items) && sample is JsonArray { Count: > 0 } list)
        {
            foreach (var field in FieldsOf(items, list[0], [.. path, 0]))
                yield return field;
        }

        if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object && sample is JsonObject { Count: > 0 } dictionary)
        {
            foreach (var field in FieldsOf(values, dictionary[0], [.. path, dictionary.First().Key]))
                yield return field;
        }
    }

    private JsonObject ObjectOf(JsonElement schema)
    {
        var sample = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                sample[property.Name] = SampleOf(property.Value);
        }
        else if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            sample["text"] = SampleOf(values);
        }

        return sample;
    }

    /// <summary>What a reference, or a choice between null and something, stands for.</summary>
    private JsonElement Resolve(JsonElement schema)
    {
        while (true)
        {
            if (schema.TryGetProperty("$ref", out var reference))
                schema = root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            else if (schema.TryGetProperty("oneOf", out var choices))
                schema = choices.EnumerateArray().First(c => !Operation.TypesOf(c).SetEquals(["null"]));
            else
                return schema;
        }
    }
}
