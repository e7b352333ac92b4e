using System.Collections.Concurrent;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Jobs;

/// <summary>
/// Wake-ups as Hangfire jobs. Hangfire's client waits for its storage with the thread that calls it, so one thread is kept for that alone:
/// requests and steps hand their wake-ups over and go on. A queue that is away loses them, which is no fault: what stands in the database
/// is found again.
/// </summary>
internal sealed class HangfireWakeUps : IWakeUps, IDisposable
{
    /// <summary>For what was handed over before the process stops; what is left then is found again, too.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    /// <summary>What waits while the queue is away. More would be repetitions of the reconciler, which would hold up what is new when it is back.</summary>
    private const int Most = 5_000;

    private readonly BlockingCollection<Func<string>> _handedOver = new(Most);
    private readonly ILogger<HangfireWakeUps> _log;
    private readonly IBackgroundJobClientV2 _jobs;
    private readonly Thread _sender;
    private volatile bool _isOver;

    public HangfireWakeUps(IBackgroundJobClientV2 jobs, ILogger<HangfireWakeUps> log)
    {
        (_jobs, _log) = (jobs, log);
        _sender = new Thread(SendAll) { IsBackground = true, Name = "Wake-ups" };
        // Nothing of the request that happens to ask first (its trace, its key) may cling to it.
        using (ExecutionContext.SuppressFlow())
            _sender.Start();
    }

    public void Send(Guid id, string queue) => HandOver(() =>
        _jobs.Create<IWakeUpReceiver>(receiver => receiver.ReceiveAsync(id, CancellationToken.None), new EnqueuedState(queue)));

    public void SendLater(Guid id, string queue, TimeSpan delay) => HandOver(() =>
        _jobs.Schedule<IWakeUpReceiver>(queue, receiver => receiver.ReceiveAsync(id, CancellationToken.None), delay));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, true))
            return;
        _handedOver.CompleteAdding();
        if (_sender.Join(LastWait))
            _handedOver.Dispose();
    }

    private void HandOver(Func<string> send)
    {
        try
        {
            _ = _handedOver.TryAdd(send);
        }
        catch (InvalidOperationException) when (_isOver)
        {
            // The process stops; whoever starts next finds it. (Also what a disposed collection throws.)
        }
    }

    private void SendAll()
    {
        foreach (var send in _handedOver.GetConsumingEnumerable())
        {
            try
            {
                send();
            }
            catch (Exception fault)
            {
                JobsLog.NotSent(_log, fault);
            }
        }
    }
}
