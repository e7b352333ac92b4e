using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PodcastMuse.Providers.Calls;

/// <summary>An answer as a dialect reads it: its status, its headers, its body as JSON where it is JSON (else undefined) and as text.</summary>
internal sealed record Answer(int Status, HttpResponseHeaders Headers, JsonElement Json, string Text)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public TimeSpan? RetryAfter(TimeProvider clock) => Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero,
        _ => null,
    };

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public int? NumberIn(string header) =>
        int.TryParse(Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Reads providers' JSON leniently: fields may be missing, and numbers may be text.</summary>
internal static class Lenient
{
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>Null for what is neither text nor number.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        // Databases refuse the character.
        JsonValueKind.String => element.GetString()!.Replace("\0", "", StringComparison.Ordinal),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static decimal? Number(this JsonElement element) =>
        decimal.TryParse(element.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>JSON within text within JSON; undefined when it is none.</summary>
    public static JsonElement Inner(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? JsonSerializer.Deserialize<JsonElement>(text) : element;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
