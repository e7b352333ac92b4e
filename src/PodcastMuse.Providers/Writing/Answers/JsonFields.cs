using System.Globalization;
using System.Text.Json;

namespace PodcastMuse.Providers.Writing.Answers;

/// <summary>Reads fields the way they were meant: whatever their case, numbers as strings, one where a list was due.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in names)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (Plain(property.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind != JsonValueKind.Null)
                    return property.Value;
            }
        }

        return null;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names) => Plain(Field(element, names));

    public static int? Whole(this JsonElement element, params ReadOnlySpan<string> names) =>
        Plain(Field(element, names)) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e6 ? (int)number : null;

    /// <summary>The list of that name; where the answer is a list itself, or has just one, that.</summary>
    public static IReadOnlyList<JsonElement>? List(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray()];
        if (Field(element, names) is { ValueKind: JsonValueKind.Array } named)
            return [.. named.EnumerateArray()];
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        // Wrapped once more: {"chapter": {"lines": […]}}.
        JsonElement[] inner = [.. element.EnumerateObject().Select(p => p.Value)];
        return inner is [{ ValueKind: JsonValueKind.Object } only] ? List(only, names) : null;
    }

    public static IReadOnlyList<string> Texts(this JsonElement element, params ReadOnlySpan<string> names) => Field(element, names) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => Plain(e)).OfType<string>().Where(t => t.Length > 0)],
        { ValueKind: JsonValueKind.String } one => [.. Plain(one)!.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        _ => [],
    };

    private static string? Plain(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Readable(text.GetString()!).Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Without characters that nobody can read or say, of which databases and XML refuse some.</summary>
    private static string Readable(string text) => text.Any(IsUnreadable) ? string.Concat(text.Where(c => !IsUnreadable(c))) : text;

    private static bool IsUnreadable(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
