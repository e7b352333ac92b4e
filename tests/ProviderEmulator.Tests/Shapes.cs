using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProviderEmulator.Tests;

/// <summary>Compares bodies with the examples of the provider reference: the same names, values of the same kind, nothing missing.</summary>
internal static class Shapes
{
    /// <param name="example">JSON of the reference. Null stands for any kind, an empty object or array for any content.</param>
    /// <param name="actual">What the emulator answered; it may have more.</param>
    public static void Contains(string example, JsonNode? actual) => Compare(JsonNode.Parse(example), actual, "$");

    private static void Compare(JsonNode? example, JsonNode? actual, string path)
    {
        switch (example)
        {
            case null:
                return;
            case JsonObject members:
                Assert.True(actual is JsonObject, $"{path} is not an object: {actual?.ToJsonString()}");
                foreach (var (name, value) in members)
                {
                    Assert.True(actual!.AsObject().ContainsKey(name), $"{path}.{name} is missing in {actual.ToJsonString()}");
                    Compare(value, actual[name], $"{path}.{name}");
                }

                return;
            case JsonArray { Count: > 0 } items:
                Assert.True(actual is JsonArray { Count: > 0 }, $"{path} is not a filled array: {actual?.ToJsonString()}");
                foreach (var item in actual!.AsArray())
                    Compare(items[0], item, path + "[]");
                return;
            default:
                Assert.True(KindOf(example) == KindOf(actual), $"{path} is {actual?.ToJsonString() ?? "null"}, the reference has {example.ToJsonString()}");
                return;
        }
    }

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        null => "null",
        { } kind => kind.ToString(),
    };
}
