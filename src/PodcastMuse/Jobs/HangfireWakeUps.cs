using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Jobs;

/// <summary>Wake-ups as Hangfire jobs. A queue that is away loses them, which is no fault: what stands in the database is found again.</summary>
internal sealed class HangfireWakeUps(IBackgroundJobClientV2 jobs, ILogger<HangfireWakeUps> log) : IWakeUps
{
    public void Send(Guid id, string queue) => Try(() =>
        jobs.Create<IWakeUpReceiver>(receiver => receiver.ReceiveAsync(id, CancellationToken.None), new EnqueuedState(queue)));

    public void SendLater(Guid id, string queue, TimeSpan delay) => Try(() =>
        jobs.Schedule<IWakeUpReceiver>(queue, receiver => receiver.ReceiveAsync(id, CancellationToken.None), delay));

    private void Try(Func<string> send)
    {
        try
        {
            send();
        }
        catch (BackgroundJobClientException unreachable)
        {
            JobsLog.NotSent(log, unreachable);
        }
    }
}
