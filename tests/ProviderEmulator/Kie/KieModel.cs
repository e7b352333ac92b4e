using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

internal enum KieFamily
{
    Speech,
    Dialogue,
    Image,
    Video,
}

/// <summary>One model of KIE's market: the rules of its input and its price in credits. An open one takes fields that are not listed.</summary>
internal sealed record KieModel(string Id, KieFamily Family, IReadOnlyList<KieField> Fields, Func<JsonObject, decimal> Price, bool IsOpen = false)
{
    /// <summary>Checks beyond single fields; null when nothing is wrong.</summary>
    public Func<JsonObject, Reply?> CheckWhole { get; init; } = _ => null;

    public Reply? Check(JsonObject input)
    {
        foreach (var field in Fields.Where(field => field.IsRequired))
        {
            if (field.Check(input) is { } missing)
                return missing;
        }

        if (!IsOpen && input.Any(entry => Fields.All(field => field.Name != entry.Key)))
            return KieDialect.Envelope(422, "Invalid parameter");
        return Fields.Select(field => field.Check(input)).FirstOrDefault(wrong => wrong is not null) ?? CheckWhole(input);
    }
}
