using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Progress;
using PodcastMuse.Tests.Production;

namespace PodcastMuse.Tests.Progress;

/// <summary>A reader that stops reading.</summary>
public sealed class SlowReaderTests
{
    private const int Events = 600;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_is_dropped_and_what_is_kept_for_it_stays_bounded()
    {
        await using var room = await EngineRoom.OpenAsync();
        var (feed, owner) = (room.Get<ProgressFeed>(), await room.Get<LocalOwner>().GetAsync(default));
        using var socket = new StuckSocket();
        var session = new ProgressSession(feed, new Running(), new HastyClock());
        var reading = session.RunAsync(socket, owner, room.ProjectId, after: null, default);
        for (var i = 0; i < Events && !reading.IsCompleted; i++)
        {
            var happened = OnTheWay(room.ProjectId, owner, i + 1);
            var batch = new StatementBatch();
            ProgressFeed.Write(batch, [happened]);
            await using (var writing = await room.DatabaseAsync())
                await batch.SendAsync(writing, default);
            feed.Tell([happened]);
        }

        await reading.WaitAsync(Patience);

        Assert.Equal(WebSocketState.Aborted, socket.State);
        Assert.Equal(2, socket.Begun);
        await using var db = await room.DatabaseAsync();
        Assert.True(await db.Set<ProgressEvent>().AnyAsync());
    }

    private static ProgressEvent OnTheWay(Guid project, Guid owner, long seq) => new()
    {
        ProjectId = project,
        UserId = owner,
        ProductionId = Guid.Empty,
        Seq = seq,
        Type = "progress_update",
        Step = "packaging",
        Status = "in_progress",
        Progress = 1,
        Message = "On the way",
        Time = DateTimeOffset.UnixEpoch,
    };

    private sealed class Running : IProgressSnapshots
    {
        public Task<ProgressSnapshot?> OfAsync(Guid userId, Guid projectId, CancellationToken cancellationToken) =>
            Task.FromResult<ProgressSnapshot?>(new ProgressSnapshot(Guid.Empty, "in_progress", 0, HasEnded: false, 0, []));
    }

    /// <summary>Waits pass a hundred times faster.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }

    /// <summary>Takes one message, and the next one never.</summary>
    private sealed class StuckSocket : WebSocket
    {
        private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebSocketState _state = WebSocketState.Open;

        public int Begun { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _aborted.TrySetResult();
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose() => Abort();

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await _aborted.Task.WaitAsync(cancellationToken);
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            ++Begun == 1 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
