using Hangfire;
using Hangfire.Redis.StackExchange;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PodcastMuse.Data;
using PodcastMuse.Jobs;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;
using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>Registers Redis for what several nodes share: queues, messages, limits. It may be lost at any time; the database knows everything.</summary>
public static class RedisFeature
{
    private const string Prefix = "muse:hangfire:";

    /// <summary>With Hangfire's default of minutes a chain of wake-ups stands still when Redis drops one; measured at 250 ms none did (production.md).</summary>
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(2);

    /// <param name="services">The studio's services.</param>
    /// <param name="url"><c>redis://[user:password@]host:port[/database]</c>, <c>rediss://</c> for TLS, or StackExchange.Redis' own form.</param>
    public static IServiceCollection AddRedis(this IServiceCollection services, string url)
    {
        var options = RedisUrl.Parse(url);
        options.AbortOnConnectFail = false;
        options.ClientName = "podcast-muse";
        var connection = ConnectionMultiplexer.Connect(options);
        services.AddSingleton<IConnectionMultiplexer>(connection);
        services.AddSingleton<IProgressBus, RedisProgressBus>();
        services.AddSingleton<IChangeBus, RedisChanges>();
        services.AddHealthChecks().AddCheck<RedisCheck>("redis", HealthStatus.Degraded, tags: [], HealthPatience);
        services.AddSingleton<IRateCounter, RedisRates>();
        return services.AddJobs(hangfire => hangfire.UseStorage(new RedisStorage(connection, new RedisStorageOptions
        {
            Prefix = Prefix,
            Db = options.DefaultDatabase ?? 0,
            FetchTimeout = FetchTimeout,
            UseTransactions = true,
        })));
    }
}
