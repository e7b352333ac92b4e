using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.OpenAi;

/// <summary>What OpenAI refuses before it works: fields it does not know, fields that are missing, numbers out of range. Null means nothing to refuse.</summary>
internal static class OpenAiFields
{
    public static Reply? Check(JsonObject body, IReadOnlySet<string> known, params ReadOnlySpan<string> required)
    {
        foreach (var (name, _) in body)
        {
            if (!known.Contains(name))
                return OpenAiDialect.BadRequest($"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }

        foreach (var name in required)
        {
            if (body[name].IsNull())
                return OpenAiDialect.BadRequest($"Missing required parameter: '{name}'.", name, "missing_required_parameter");
        }

        return null;
    }

    public static Reply? CheckNumber(JsonObject body, string name, double least, double most)
    {
        if (body[name].IsNull())
            return null;
        if (body[name].Number() is not { } number)
            return WrongType(body[name], name, "a decimal");
        return number < least
            ? OpenAiDialect.BadRequest($"Invalid '{name}': decimal below minimum value. Expected a value >= {least}, but got {number} instead.", name, "decimal_below_min_value")
            : number > most
                ? OpenAiDialect.BadRequest($"Invalid '{name}': decimal above maximum value. Expected a value <= {most}, but got {number} instead.", name, "decimal_above_max_value")
                : null;
    }

    public static Reply? CheckText(JsonObject body, string name) =>
        body[name].IsNull() || body[name].Text() is not null ? null : WrongType(body[name], name, "a string");

    public static Reply? CheckChoice(JsonObject body, string name, params string[] choices)
    {
        if (body[name].IsNull() || (body[name].Text() is { } text && choices.Contains(text)))
            return null;
        return OpenAiDialect.BadRequest(
            $"Invalid value: {WireJson.Write(body[name]).Replace('"', '\'')}. Supported values are: {string.Join(", ", choices.Select(choice => $"'{choice}'"))}.", name, "invalid_value");
    }

    public static Reply UnknownModel(string? model) => OpenAiDialect.Error(
        404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", "model_not_found");

    private static Reply WrongType(JsonNode? value, string name, string wanted)
    {
        var got = value?.GetValueKind() switch
        {
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            _ => "a boolean",
        };
        return OpenAiDialect.BadRequest($"Invalid type for '{name}': expected {wanted}, but got {got} instead.", name, "invalid_type");
    }
}
