using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PodcastMuse.Kernel;

/// <summary>
/// Text that must not be seen. It shows itself masked wherever it is printed, logged or serialised; only <see cref="Reveal"/> gives
/// it out, at the moment of use. Disposing overwrites it in memory.
/// </summary>
[JsonConverter(typeof(Masked))]
[System.Diagnostics.DebuggerDisplay("***")]
public sealed class Secret : IDisposable
{
    private const string Mask = "***";

    private byte[] _text;

    private Secret(byte[] text) => _text = text;

    public int Length => Encoding.UTF8.GetCharCount(_text);

    public static Secret Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes the bytes over: they are overwritten when the secret is disposed of.</summary>
    public static Secret Of(byte[] utf8) => new(utf8);

    /// <summary>The text itself. Put it where it is needed, and nowhere else.</summary>
    public string Reveal() => Encoding.UTF8.GetString(_text);

    public override string ToString() => Mask;

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_text);
        _text = [];
    }

    private sealed class Masked : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Of(reader.GetString()!) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Mask);
    }
}
