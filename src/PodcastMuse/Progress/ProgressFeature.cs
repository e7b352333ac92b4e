using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PodcastMuse.Progress;

/// <summary>Registers the feed of progress.</summary>
public static class ProgressFeature
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.TryAddSingleton<IProgressBus, SoleNode>();
        return services.AddSingleton<ProgressFeed>().AddSingleton<ProgressSession>().AddSingleton<ProgressSeats>();
    }

    public static IApplicationBuilder UseProgressSockets(this IApplicationBuilder app) =>
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Ping, KeepAliveTimeout = Ping });
}
