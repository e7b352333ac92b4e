using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.App.Health;

/// <summary>Registers what the service says of itself to load balancers and people.</summary>
internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>(HealthReport.Database, failureStatus: null, tags: [], HealthReport.Patience)
            .AddCheck<DiskCheck>(HealthReport.DiskSpace);
        return services
            .AddSingleton<ProviderWeather>()
            .AddSingleton<HealthReport>();
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes) => HealthEndpoints.Map(routes);
}
