using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Kie;

/// <summary>A rule for one input field of a model; null where the reference gives none.</summary>
internal sealed record KieField(string Name, JsonValueKind Type)
{
    public bool IsRequired { get; init; }
    public int? Longest { get; init; }
    public double? Least { get; init; }
    public double? Most { get; init; }
    public IReadOnlyList<string>? Choices { get; init; }

    public static KieField Text(string name, int? longest = null) => new(name, JsonValueKind.String) { Longest = longest };
    public static KieField Needed(string name, int? longest = null) => new(name, JsonValueKind.String) { IsRequired = true, Longest = longest };
    public static KieField Choice(string name, params string[] choices) => new(name, JsonValueKind.String) { Choices = choices };
    public static KieField Number(string name, double least, double most) => new(name, JsonValueKind.Number) { Least = least, Most = most };
    public static KieField Flag(string name) => new(name, JsonValueKind.True);
    public static KieField List(string name, bool isRequired = true) => new(name, JsonValueKind.Array) { IsRequired = isRequired };

    /// <summary>The live texts of the reference (A.3); null when nothing is wrong.</summary>
    public Reply? Check(JsonObject input)
    {
        var value = input[Name];
        if (value.IsNull() || (IsRequired && value.Text() is { Length: 0 }))
            return IsRequired ? KieDialect.Envelope(500, $"{Name} is required") : null;
        var kind = value!.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value.GetValueKind();
        if (kind != Type)
        {
            return KieDialect.Envelope(500, Type switch
            {
                JsonValueKind.String => $"{Name} it must be a string",
                JsonValueKind.Number => $"{Name} it must be a number",
                JsonValueKind.Array => $"{Name} it must be an array",
                _ => $"{Name} it must be a boolean",
            });
        }

        if (value.Text()?.Length > Longest)
            return KieDialect.Envelope(500, $"{Name} exceeds maximum length");
        if (Choices is not null && !Choices.Contains(value.Text()))
            return KieDialect.Envelope(422, "Invalid parameter");
        return value.Number() is { } number && (number < Least || number > Most) ? KieDialect.Envelope(422, "Invalid parameter") : null;
    }
}
