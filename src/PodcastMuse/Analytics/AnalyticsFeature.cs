using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Analytics;

/// <summary>Registers figures about usage.</summary>
public static class AnalyticsFeature
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) =>
        services.AddSingleton<UsageOverview>().AddSingleton<Kpis>();

    public static void MapAnalytics(this IEndpointRouteBuilder routes) => AnalyticsEndpoints.Map(routes);
}
