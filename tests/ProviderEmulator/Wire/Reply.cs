using System.Text.Json.Nodes;

namespace ProviderEmulator.Wire;

/// <summary>
/// A whole answer before it is sent, so that faults can spoil it at the last moment. <see cref="Pieces"/> are written one by one;
/// <see cref="Pace"/> is the wait before each of them. A single piece goes with Content-Length, more go chunked.
/// </summary>
internal sealed record Reply(int Status, string ContentType, IReadOnlyList<ReadOnlyMemory<byte>> Pieces)
{
    public const string JsonType = "application/json";

    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan Pace { get; init; }

    public static Reply Json(JsonNode? node, int status = 200, string contentType = JsonType) => Bytes(WireJson.Bytes(node), contentType, status);

    public static Reply Bytes(byte[] body, string contentType, int status = 200) => new(status, contentType, [body]);

    /// <summary>Chunked in uneven pieces that respect neither lines nor characters, as networks do.</summary>
    public static Reply Chunked(byte[] body, string contentType, TimeSpan duration)
    {
        // Some forty pieces, however long the answer is: hundreds of them at once shall cost next to nothing.
        var size = Math.Max(1021, (body.Length / 40) | 1);
        var pieces = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < body.Length; at += size)
            pieces.Add(body.AsMemory(at, Math.Min(size, body.Length - at)));
        return new(200, contentType, pieces) { Pace = duration / Math.Max(1, pieces.Count) };
    }

    public byte[] Whole() => Pieces.Count == 1 ? Pieces[0].ToArray() : [.. Pieces.SelectMany(piece => piece.ToArray())];

    public Reply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
