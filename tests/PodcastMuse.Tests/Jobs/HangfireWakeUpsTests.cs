using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;

namespace PodcastMuse.Tests.Jobs;

public sealed class HangfireWakeUpsTests
{
    [Fact]
    public void A_queue_that_keeps_its_sender_waiting_keeps_nobody_else_waiting()
    {
        var queue = new SlowQueue();
        using var wakeUps = new HangfireWakeUps(queue, NullLogger<HangfireWakeUps>.Instance);
        var ids = Enumerable.Range(0, 100).Select(_ => Ids.New(TimeProvider.System)).ToList();

        // Were one of these to wait for the queue, it would wait for ever.
        foreach (var id in ids)
            wakeUps.Send(id, Queues.High);
        wakeUps.SendLater(ids[0], Queues.Low, TimeSpan.FromMinutes(1));
        Assert.Empty(queue.Taken);

        queue.Open.Set();
        wakeUps.Dispose();
        Assert.Equal([.. ids, ids[0]], queue.Taken.Select(t => t.Id));
        Assert.All(queue.Taken.Take(100), t => Assert.Equal(Queues.High, Assert.IsType<EnqueuedState>(t.State).Queue));
        Assert.IsType<ScheduledState>(queue.Taken.Last().State);
    }

    [Fact]
    public void A_wake_up_that_the_queue_does_not_take_stops_none_of_the_others()
    {
        var (queue, lost, found) = (new SlowQueue(), Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        queue.Refused.Add(lost);
        queue.Open.Set();
        using var wakeUps = new HangfireWakeUps(queue, NullLogger<HangfireWakeUps>.Instance);

        wakeUps.Send(lost, Queues.High);
        wakeUps.Send(found, Queues.High);
        wakeUps.Dispose();

        Assert.Equal([found], queue.Taken.Select(t => t.Id));
    }

    [Fact]
    public void What_is_sent_after_the_end_is_left_to_the_next_start()
    {
        var queue = new SlowQueue();
        queue.Open.Set();
        var wakeUps = new HangfireWakeUps(queue, NullLogger<HangfireWakeUps>.Instance);
        wakeUps.Dispose();

        wakeUps.Send(Ids.New(TimeProvider.System), Queues.High);

        Assert.Empty(queue.Taken);
    }

    /// <summary>Takes nothing until it is opened, and some never.</summary>
    private sealed class SlowQueue : IBackgroundJobClientV2
    {
        public ManualResetEventSlim Open { get; } = new();

        public ConcurrentBag<Guid> Refused { get; } = [];

        public ConcurrentQueue<(Guid Id, IState State)> Taken { get; } = new();

        public JobStorage Storage => throw new NotSupportedException();

        public string Create(Job job, IState state) => Create(job, state, new Dictionary<string, object>());

        public string Create(Job job, IState state, IDictionary<string, object> parameters)
        {
            Open.Wait(TestContext.Current.CancellationToken);
            var id = (Guid)job.Args[0];
            if (Refused.Contains(id))
                throw new BackgroundJobClientException("away", new TimeoutException());
            Taken.Enqueue((id, state));
            return id.ToString("N");
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => throw new NotSupportedException();
    }
}
