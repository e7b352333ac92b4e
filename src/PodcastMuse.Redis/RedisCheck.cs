using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace PodcastMuse.Redis;

/// <summary>Whether Redis answers. Without it the service goes on, more slowly: degraded, not unhealthy.</summary>
internal sealed class RedisCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception gone) when (gone is RedisException or TimeoutException)
        {
            return HealthCheckResult.Degraded("Redis does not answer", gone);
        }
    }
}
