using Hangfire;
using Hangfire.States;

namespace PodcastMuse.Jobs;

/// <summary>Wake-ups as Hangfire jobs.</summary>
internal sealed class HangfireWakeUps(IBackgroundJobClientV2 jobs) : IWakeUps
{
    public void Send(Guid id, string queue) =>
        jobs.Create<IWakeUpReceiver>(receiver => receiver.ReceiveAsync(id, CancellationToken.None), new EnqueuedState(queue));

    public void SendLater(Guid id, string queue, TimeSpan delay) =>
        jobs.Schedule<IWakeUpReceiver>(queue, receiver => receiver.ReceiveAsync(id, CancellationToken.None), delay);
}
