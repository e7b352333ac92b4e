using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Faults;

/// <summary>Damages a finished answer: its envelope, not the text or the file within.</summary>
internal static class SpoiledReply
{
    private const string Gateway = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";

    public static Reply Spoil(Reply reply, FaultSet faults)
    {
        foreach (var fault in faults.Faults)
        {
            reply = fault.Kind switch
            {
                FaultKind.EmptyBody => reply with { Pieces = [Array.Empty<byte>()] },
                FaultKind.NotJson => reply with { Pieces = [Bytes("upstream connect error or disconnect/reset before headers")] },
                FaultKind.HtmlBody => reply with { ContentType = "text/html", Pieces = [Bytes(Gateway)] },
                FaultKind.MissingFields => Changed(reply, (parent, name) => parent.Remove(name)),
                FaultKind.WrongTypes => Changed(reply, (parent, name) => parent[name] = parent[name] is JsonValue ? new JsonArray(1, 2) : "unexpected"),
                FaultKind.SlowBody => Slowed(reply, TimeSpan.FromMilliseconds(fault.DelayMilliseconds)),
                _ => reply,
            };
        }

        return reply;
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static Reply Slowed(Reply reply, TimeSpan duration)
    {
        var body = reply.Whole();
        var pieces = body.Chunk(Math.Max(1, body.Length / 8)).Select(piece => (ReadOnlyMemory<byte>)piece).ToList();
        return reply with { Pieces = pieces.Count == 0 ? [Array.Empty<byte>()] : pieces, Pace = duration / Math.Max(1, pieces.Count) };
    }

    /// <summary>Changes the property that carries the result: the largest of the top level. Of an event stream, every event's.</summary>
    private static Reply Changed(Reply reply, Action<JsonObject, string> change)
    {
        var text = System.Text.Encoding.UTF8.GetString(reply.Whole());
        if (reply.ContentType.StartsWith("text/event-stream", StringComparison.Ordinal))
        {
            var lines = text.Split('\n').Select(line => line.StartsWith("data: {", StringComparison.Ordinal) ? "data: " + Changed(line[6..], change) : line);
            return reply with { Pieces = [Bytes(string.Join('\n', lines))] };
        }

        return reply with { Pieces = [Bytes(Changed(text, change))] };
    }

    private static string Changed(string json, Action<JsonObject, string> change)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject parent || parent.Count == 0)
                return json;
            change(parent, parent.MaxBy(property => (IsEnvelope(property.Key) ? 0 : WireJson.Write(property.Value).Length)).Key);
            return WireJson.Write(parent);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static bool IsEnvelope(string name) => name is "usage" or "usageMetadata" or "id" or "object" or "system_fingerprint" or "msg" or "text" or "model";
}
