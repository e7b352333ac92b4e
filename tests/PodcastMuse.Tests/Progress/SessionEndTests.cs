using System.Net.WebSockets;
using PodcastMuse.Accounts;
using PodcastMuse.Progress;
using PodcastMuse.Tests.Production;

namespace PodcastMuse.Tests.Progress;

/// <summary>A reader listens no longer than they have a right to.</summary>
public sealed class SessionEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Who_has_listened_as_long_as_a_token_lives_is_asked_to_come_again() =>
        Assert.Equal("Connect again.", await WordsAsync(new Running(goneAfter: int.MaxValue), AccessTokens.Lifetime));

    [Fact]
    public async Task A_project_that_is_deleted_has_no_readers() =>
        Assert.Equal("The project is gone.", await WordsAsync(new Running(goneAfter: 1), TimeSpan.FromSeconds(5)));

    /// <summary>The words that the socket is closed with, on a clock on which one wait is short and all others as they are.</summary>
    private static async Task<string?> WordsAsync(Running snapshots, TimeSpan shortened)
    {
        await using var room = await EngineRoom.OpenAsync();
        using var socket = new QuietSocket();
        var session = new ProgressSession(room.Get<ProgressFeed>(), snapshots, new ShortWait(shortened));
        await session.RunAsync(socket, await room.Get<LocalOwner>().GetAsync(default), room.ProjectId, after: null, default).WaitAsync(Patience);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        return socket.CloseStatusDescription;
    }

    private sealed class Running(int goneAfter) : IProgressSnapshots
    {
        private int _asked;

        public Task<ProgressSnapshot?> OfAsync(Guid userId, Guid projectId, CancellationToken cancellationToken) =>
            Task.FromResult(_asked++ < goneAfter ? new ProgressSnapshot(Guid.Empty, "in_progress", 0, HasEnded: false, 0, []) : null);
    }

    private sealed class ShortWait(TimeSpan shortened) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == shortened ? TimeSpan.FromMilliseconds(20) : dueTime, period);
    }

    /// <summary>Takes everything and says nothing.</summary>
    private sealed class QuietSocket : WebSocket
    {
        private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebSocketState _state = WebSocketState.Open;
        private WebSocketCloseStatus? _closed;
        private string? _words;

        public override WebSocketCloseStatus? CloseStatus => _closed;

        public override string? CloseStatusDescription => _words;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _aborted.TrySetResult();
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            (_closed, _words) = (closeStatus, statusDescription);
            return Task.CompletedTask;
        }

        public override void Dispose() => Abort();

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await _aborted.Task.WaitAsync(cancellationToken);
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
