using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodcastMuse.App.Tests.Api.BadInput;

/// <summary>A field of a body: where it stands (<c>speakers[0].name</c>), and its schema.</summary>
internal sealed record Field(IReadOnlyList<object> Path, JsonElement Schema)
{
    public string Name => string.Concat(Path.Select((part, i) => part is int n ? $"[{n}]" : i == 0 ? (string)part : $".{part}"));

    /// <summary>The JSON types it may have.</summary>
    public IReadOnlySet<string> Types { get; } = Operation.TypesOf(Schema);

    /// <summary>The body with something else here.</summary>
    public JsonNode In(JsonNode body, JsonNode? value)
    {
        var copy = body.DeepClone();
        var place = copy;
        foreach (var part in Path.SkipLast(1))
            place = part is int n ? place[n]! : place[(string)part]!;
        if (Path[^1] is int last)
            place[last] = value;
        else
            place[(string)Path[^1]] = value;
        return copy;
    }
}

/// <summary>An operation as the API's own description tells it.</summary>
internal sealed record Operation(HttpMethod Method, string Path, JsonElement Description, ApiDescription Document)
{
    public const string Json = "application/json";

    public string Name => $"{Method} {Path}";

    public IReadOnlySet<int> Statuses { get; } = Description.GetProperty("responses").EnumerateObject().Select(r => int.Parse(r.Name, null)).ToHashSet();

    public bool NeedsToken => Description.TryGetProperty("security", out _);

    public IReadOnlyList<string> ContentTypes { get; } =
        Description.TryGetProperty("requestBody", out var body) ? [.. body.GetProperty("content").EnumerateObject().Select(c => c.Name)] : [];

    public IReadOnlyList<(string Name, IReadOnlySet<string> Types)> Queries { get; } = [.. Parameters(Description, "query")];

    public IReadOnlyList<string> Places { get; } = [.. Parameters(Description, "path").Select(p => p.Name)];

    public bool TakesJson => ContentTypes.Contains(Json);

    /// <summary>A body that is as it should be: the description's own example, and what it leaves out made by the schema.</summary>
    public JsonNode Body
    {
        get
        {
            var content = Description.GetProperty("requestBody").GetProperty("content").GetProperty(Json);
            var sample = Document.SampleOf(content.GetProperty("schema"))!;
            foreach (var (name, value) in content.TryGetProperty("example", out var example) ? JsonNode.Parse(example.GetRawText())!.AsObject() : [])
                sample[name] = value?.DeepClone();
            return sample;
        }
    }

    public IEnumerable<Field> Fields => Document.FieldsOf(Description.GetProperty("requestBody").GetProperty("content").GetProperty(Json).GetProperty("schema"), Body, []);

    internal static IReadOnlySet<string> TypesOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? new HashSet<string>()
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToHashSet() : new HashSet<string> { type.GetString()! };

    private static IEnumerable<(string Name, IReadOnlySet<string> Types)> Parameters(JsonElement operation, string place) =>
        operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place).Select(p => (p.GetProperty("name").GetString()!, TypesOf(p.GetProperty("schema"))))
            : [];
}
