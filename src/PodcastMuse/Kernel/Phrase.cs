using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PodcastMuse.Kernel;

/// <summary>
/// What a message says, for clients that speak other languages: a code that never changes its meaning, and the values in the sentence
/// (counts, seconds, names). Codes may be added; a client shows the English words of those that it does not know.
/// </summary>
public sealed record Saying(string Code, IReadOnlyDictionary<string, object> Values);

/// <summary>A sentence for creators: its words in English and, where it is one of a known kind, what it says.</summary>
[JsonConverter(typeof(PhraseConverter))]
public sealed record Phrase(string Words, Saying? Said = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words of many kinds, such as a fault's, which have no code.</summary>
    public static implicit operator Phrase(string words) => new(words);

    public static Phrase Of(string code, string words, params (string Name, object Value)[] values) =>
        new(words, new Saying(code, values.ToDictionary(value => value.Name, value => value.Value)));

    /// <summary>What it says, as it is kept beside the words; null where there is no code.</summary>
    public string? SaidAsJson => Said is null ? null : JsonSerializer.Serialize(Said, Json);

    public static Saying? ReadSaid(string? json) => json is null ? null : JsonSerializer.Deserialize<Saying>(json, Json);
}

/// <summary>Sentences that were stored before they had codes are JSON strings; they are read, and never written again.</summary>
internal sealed class PhraseConverter : JsonConverter<Phrase>
{
    public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new Phrase(reader.GetString()!) : JsonSerializer.Deserialize<Stored>(ref reader, options)!.Phrase;

    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Stored(value.Words, value.Said), options);

    private sealed record Stored(string Words, Saying? Said)
    {
        [JsonIgnore]
        public Phrase Phrase => new(Words, Said);
    }
}
