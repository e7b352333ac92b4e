using System.Net.WebSockets;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Api.Generation;

/// <summary>A reader of a project's WebSocket.</summary>
internal sealed class Socket : IDisposable
{
    /// <summary>
    /// Longer than any of these tests needs on a busy machine, where a film may wait a minute for its place behind those of other tests; a
    /// message that has not come by then does not come.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public ClientWebSocketOptions Options => _socket.Options;

    public int Answer => (int)_socket.HttpStatusCode;

    public Task ConnectAsync(TestServer server, Guid projectId, string query, CancellationToken cancellationToken)
    {
        _socket.Options.CollectHttpResponseDetails = true;
        return _socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = $"/ws/projects/{projectId}", Query = query }.Uri, cancellationToken);
    }

    public static async Task<Socket> OpenAsync(TestServer server, TestUser user, Guid projectId, string query, CancellationToken cancellationToken)
    {
        var socket = new Socket();
        socket.Options.SetRequestHeader("Authorization", user.Client.DefaultRequestHeaders.Authorization!.ToString());
        await socket.ConnectAsync(server, projectId, query, cancellationToken);
        return socket;
    }

    /// <summary>The next message; null when the server closed.</summary>
    public async Task<JsonElement?> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                return null;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
                return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    /// <summary>Everything until the server closes.</summary>
    public async Task<List<JsonElement>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var messages = new List<JsonElement>();
        while (await ReadAsync(cancellationToken) is { } message)
            messages.Add(message);
        return messages;
    }

    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
