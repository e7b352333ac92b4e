using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Jobs;

/// <summary>Registers the queues that wake steps; the database, not they, knows what is to be done.</summary>
public static class JobsFeature
{
    /// <summary>Hangfire in this process's memory. What a crash loses, the reconciler sends again.</summary>
    public static IServiceCollection AddJobsInMemory(this IServiceCollection services)
    {
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(5) })
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));
        services.AddHangfireServer(server =>
        {
            server.Queues = Queues.All;
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
        return services.AddSingleton<IWakeUps, HangfireWakeUps>();
    }
}
