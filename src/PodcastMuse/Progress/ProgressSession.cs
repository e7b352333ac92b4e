using System.Net.WebSockets;

namespace PodcastMuse.Progress;

/// <summary>
/// One reader's conversation: a snapshot, what was missed, then what happens, until the production ends. Every event from there on
/// is sent once and in order; progress never goes back; a reader that does not keep up is dropped. It lasts no longer than the right to
/// hear it: what was deleted has no readers, and who was signed out does not get in again.
/// </summary>
public sealed class ProgressSession(ProgressFeed feed, IProgressSnapshots snapshots, TimeProvider clock)
{
    private const int ReplayAtOnce = 500;

    /// <summary>After so long without a message it looks into the table: the last message may have been lost.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>
    /// As long as an access token lives: then the reader shows again that they may listen, and goes on after the last event they know.
    /// </summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <param name="socket">Open; closed at the end.</param>
    /// <param name="userId">Whose project it is.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="after">Number of the last event the reader knows; null: only what happens from now on.</param>
    /// <param name="stopping">The server's end: the reader should come back.</param>
    public async Task RunAsync(WebSocket socket, Guid userId, Guid projectId, long? after, CancellationToken stopping)
    {
        using var life = new CancellationTokenSource(Life, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, life.Token);
        var wire = new ProgressWire(socket, clock);
        var listening = wire.ListenAsync(over);
        try
        {
            var isThere = await FollowAsync(wire, userId, projectId, after, over.Token);
            await wire.CloseAsync(WebSocketCloseStatus.NormalClosure, isThere ? "The production has ended." : "The project is gone.");
        }
        catch (OperationCanceledException)
        {
            if (stopping.IsCancellationRequested)
                await wire.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "Connect again.");
            else if (life.IsCancellationRequested)
                await wire.CloseAsync(WebSocketCloseStatus.NormalClosure, "Connect again.");
            else
                await wire.CloseAsync(WebSocketCloseStatus.NormalClosure, "Goodbye.");
        }
        catch (WebSocketException)
        {
            // The reader is gone.
        }
        finally
        {
            await wire.FarewellAsync(listening);
        }
    }

    /// <summary>True at the production's end, false when there is no such project (any more).</summary>
    private async Task<bool> FollowAsync(ProgressWire wire, Guid userId, Guid projectId, long? after, CancellationToken cancellationToken)
    {
        await using var inbox = await feed.OpenAsync(projectId, cancellationToken);
        if (await snapshots.OfAsync(userId, projectId, cancellationToken) is not { } snapshot)
            return false;
        await wire.SendAsync(snapshot, isStart: after is null, cancellationToken);
        wire.Last = Math.Clamp(after ?? snapshot.Seq, 0, snapshot.Seq);
        if (await CatchUpAsync(wire, projectId, snapshot.Seq, cancellationToken))
            return true;
        if (snapshot.HasEnded)
        {
            await EndAsync(wire, snapshot, projectId, isKnown: after >= snapshot.Seq, cancellationToken);
            return true;
        }

        while (!await HearAsync(wire, inbox, projectId, cancellationToken))
        {
            if (await snapshots.OfAsync(userId, projectId, cancellationToken) is not { } ended)
                return false;
            if (!ended.HasEnded)
                continue;
            // It ended while nobody said so: whoever ended it died before the word went out.
            if (!await CatchUpAsync(wire, projectId, ended.Seq, cancellationToken))
                await EndAsync(wire, ended, projectId, isKnown: false, cancellationToken);
            return true;
        }

        return true;
    }

    /// <summary>Sends what comes in. True at the production's end, false after a quiet while.</summary>
    private async Task<bool> HearAsync(ProgressWire wire, ProgressInbox inbox, Guid projectId, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var quiet = new CancellationTokenSource(Quiet, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, quiet.Token);
            ProgressEvent heard;
            try
            {
                heard = await inbox.Events.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return await CatchUpAsync(wire, projectId, 0, cancellationToken);
            }

            if (heard.Seq > wire.Last + 1 && await CatchUpAsync(wire, projectId, 0, cancellationToken))
                return true;
            if (heard.Seq > wire.Last && await wire.SendAsync(heard, cancellationToken))
                return true;
        }
    }

    /// <summary>Sends what the table holds after the last event sent. True when the production's end was among it, later than <paramref name="settled"/>.</summary>
    private async Task<bool> CatchUpAsync(ProgressWire wire, Guid projectId, long settled, CancellationToken cancellationToken)
    {
        while (true)
        {
            var missed = await feed.ReadAsync(projectId, wire.Last, ReplayAtOnce, cancellationToken);
            foreach (var happened in missed)
            {
                // Ends that the snapshot knew of may have been followed by a resume.
                if (await wire.SendAsync(happened, cancellationToken) && happened.Seq > settled)
                    return true;
            }

            if (missed.Count < ReplayAtOnce)
                return false;
        }
    }

    private async Task EndAsync(ProgressWire wire, ProgressSnapshot snapshot, Guid projectId, bool isKnown, CancellationToken cancellationToken)
    {
        if (isKnown || wire.HasToldEndOf(snapshot))
            return;
        var last = await feed.LastAsync(projectId, cancellationToken);
        await wire.SendAsync(
            last is { Step: null } ? last : new ProgressEvent
            {
                ProjectId = projectId,
                UserId = Guid.Empty,
                ProductionId = snapshot.ProductionId!.Value,
                Seq = snapshot.Seq,
                Type = "production_" + snapshot.Status,
                Status = snapshot.Status,
                Progress = snapshot.Progress,
                Message = "The production has ended.",
                Time = clock.GetUtcNow(),
            },
            cancellationToken);
    }
}
