using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Redis;

namespace PodcastMuse.App.Bench.Api;

/// <summary>One wake-up after the other through the queue on Redis: from its sending to its arrival. Nobody else may take from the queue meanwhile.</summary>
internal static class Hops
{
    private const int Warm = 50;
    private const int Count = 300;

    /// <summary>Milliseconds: the median, and what 99 of 100 stay below.</summary>
    public static async Task<(double Median, double P99)> MeasureAsync(string redis, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(clock).AddRedis(redis).AddJobServer(Queues.All).AddSingleton<Arrivals>()
            .AddSingleton<IWakeUpReceiver>(provider => provider.GetRequiredService<Arrivals>());
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var (wakeUps, arrivals) = (host.Services.GetRequiredService<IWakeUps>(), host.Services.GetRequiredService<Arrivals>());
        var taken = new List<double>();
        for (var i = 0; i < Warm + Count; i++)
        {
            var (id, sent) = (Ids.New(clock), clock.GetTimestamp());
            var arrival = arrivals.Expect(id);
            wakeUps.Send(id, Queues.High);
            await arrival.WaitAsync(cancellationToken);
            if (i >= Warm)
                taken.Add(clock.GetElapsedTime(sent).TotalMilliseconds);
        }

        await host.StopAsync(cancellationToken);
        taken.Sort();
        return (taken[Count / 2], taken[Count * 99 / 100]);
    }

    private sealed class Arrivals : IWakeUpReceiver
    {
        private Guid _id;
        private TaskCompletionSource _arrival = new();

        public Task Expect(Guid id)
        {
            (_id, _arrival) = (id, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _arrival.Task;
        }

        public Task ReceiveAsync(Guid id, CancellationToken cancellationToken)
        {
            if (id == _id)
                _arrival.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
