using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Jobs;

/// <summary>Registers the queues that wake steps; the database, not they, knows what is to be done.</summary>
public static class JobsFeature
{
    private const int Workers = 4;

    /// <summary>Sending wake-ups through Hangfire, in this process's memory. What a crash loses, the reconciler sends again.</summary>
    public static IServiceCollection AddJobsInMemory(this IServiceCollection services) =>
        services.AddJobs(hangfire => hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(5) }));

    /// <summary>Sending wake-ups through Hangfire, in the storage given.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, Action<IGlobalConfiguration> useStorage)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UseFilter(new AutomaticRetryAttribute { Attempts = 0 });
            useStorage(hangfire);
        });
        return services.AddSingleton<IWakeUps, HangfireWakeUps>();
    }

    /// <summary>Taking wake-ups from these queues. Few workers are enough: receiving only begins the work (production.md).</summary>
    public static IServiceCollection AddJobServer(this IServiceCollection services, string[] queues) =>
        services.AddHangfireServer(server =>
        {
            server.Queues = queues;
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
}
