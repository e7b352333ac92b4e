using System.Net.WebSockets;

namespace PodcastMuse.Progress;

/// <summary>Sends one reader's messages: in order, progress never below what was told, within a time or not at all.</summary>
internal sealed class ProgressWire(WebSocket socket, TimeProvider clock)
{
    /// <summary>A reader that has not taken a message for so long does not keep up and is dropped.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(Guid, string?), int> _told = [];
    private (Guid Production, string? Status) _end;

    /// <summary>Number of the last event sent.</summary>
    public long Last { get; set; }

    public bool HasToldEndOf(ProgressSnapshot snapshot) => _end == (snapshot.ProductionId, snapshot.Status);

    /// <param name="snapshot">How things stand.</param>
    /// <param name="isStart">Whether what follows begins here; false: older events follow first.</param>
    /// <param name="cancellationToken">Stops sending.</param>
    public Task SendAsync(ProgressSnapshot snapshot, bool isStart, CancellationToken cancellationToken)
    {
        if (isStart && snapshot.ProductionId is { } production)
        {
            foreach (var step in snapshot.Steps)
                _told[(production, step.Step)] = step.Progress;
        }

        return SendAsync(ProgressMessages.Of(snapshot, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>True when the event is a production's end.</summary>
    public async Task<bool> SendAsync(ProgressEvent happened, CancellationToken cancellationToken)
    {
        var key = (happened.ProductionId, happened.Step);
        var progress = Math.Max(happened.Progress, _told.GetValueOrDefault(key));
        _told[key] = progress;
        await SendAsync(ProgressMessages.Of(happened, progress), cancellationToken);
        Last = Math.Max(Last, happened.Seq);
        var isEnd = happened.Step is null;
        _end = isEnd ? (happened.ProductionId, happened.Status) : default;
        return isEnd;
    }

    /// <summary>Reads until the reader closes or is gone, and then ends the session. What readers say is not for us.</summary>
    public async Task ListenAsync(CancellationTokenSource over)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
                // Nothing is expected.
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The reader is gone, or was dropped.
        }

        await over.CancelAsync();
    }

    public async Task CloseAsync(WebSocketCloseStatus status, string words)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await socket.CloseOutputAsync(status, words, patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    /// <summary>Waits a moment for the reader to close too.</summary>
    public async Task FarewellAsync(Task listening)
    {
        await Task.WhenAny(listening, Task.Delay(Courtesy, clock));
        socket.Abort();
        await listening;
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            socket.Abort();
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }
    }
}
