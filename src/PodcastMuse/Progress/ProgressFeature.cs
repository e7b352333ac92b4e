using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        return services.AddSingleton<ProgressFeed>().AddSingleton<ProgressSession>();
    }

    /// <summary>Sockets, and tokens where browsers can put them. Stands before authentication.</summary>
    public static IApplicationBuilder UseProgressSockets(this IApplicationBuilder app) =>
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Ping, KeepAliveTimeout = Ping }).Use(TakeTokenAsync);

    /// <summary>A browser cannot set headers on a socket; it offers the pair of subprotocols <c>bearer, token</c> instead.</summary>
    private static Task TakeTokenAsync(HttpContext context, RequestDelegate next)
    {
        if (context.WebSockets.IsWebSocketRequest && context.Request.Headers.Authorization.Count == 0
            && context.WebSockets.WebSocketRequestedProtocols is [ProgressEndpoints.TokenProtocol, var token])
        {
            context.Request.Headers.Authorization = $"Bearer {token}";
        }

        return next(context);
    }
}
