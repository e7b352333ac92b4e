namespace PodcastMuse.Http;

/// <summary>How browsers, which cannot set headers on a WebSocket, send a token: as the pair of subprotocols <c>bearer, token</c>.</summary>
public static class SocketProtocol
{
    public const string Bearer = "bearer";
}
