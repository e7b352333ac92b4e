using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PodcastMuse.Kernel;

namespace PodcastMuse.Limits;

/// <summary>Registers how requests are counted.</summary>
public static class LimitsFeature
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<LocalRates>();
        services.TryAddSingleton<IRateCounter>(provider => provider.GetRequiredService<LocalRates>());
        return services;
    }
}
