using System.Text;
using System.Text.Json.Nodes;
using ProviderEmulator.Wire;

namespace ProviderEmulator.Google;

/// <summary>The parts of a streamed answer: server-sent events with <c>alt=sse</c>, otherwise one JSON array; neither has a terminator of its own.</summary>
internal static class GoogleStream
{
    public static Reply Of(Incoming call, IReadOnlyList<JsonObject> parts, TimeSpan duration)
    {
        var isEvents = call.Request.Query["alt"] == "sse";
        var text = isEvents
            ? string.Concat(parts.Select(part => $"data: {WireJson.Write(part)}\r\n\r\n"))
            : $"[{string.Join(",\r\n", parts.Select(WireJson.Write))}]";
        return Reply.Chunked(Encoding.UTF8.GetBytes(text), isEvents ? "text/event-stream" : "application/json; charset=UTF-8", duration);
    }
}
