using System.Text.Json;
using System.Text.Json.Serialization;

namespace PodcastMuse.Http;

/// <summary>
/// Text of requests. U+0000 is valid JSON, but PostgreSQL's text cannot hold it and no creator means it, so it is refused for every
/// field in this one place. Half surrogate pairs and bytes that are not UTF-8 are refused by the reader itself.
/// </summary>
internal sealed class StorableText : JsonConverter<string>
{
    public const string Words = "must not hold the character U+0000";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Checked(ref reader) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    /// <summary>Unescaped control characters never come as far as this, so only escaped text is searched.</summary>
    private static string Checked(ref Utf8JsonReader reader)
    {
        var text = reader.GetString()!;
        return reader.ValueIsEscaped && text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException(Words) : text;
    }
}
