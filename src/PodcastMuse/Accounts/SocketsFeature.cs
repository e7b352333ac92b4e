using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Http;

namespace PodcastMuse.Accounts;

/// <summary>Who may open a WebSocket: with the header, with the pair of subprotocols, or with a ticket. Stands before authentication.</summary>
public static class SocketsFeature
{
    public static IApplicationBuilder UseSocketTokens(this IApplicationBuilder app) => app.Use(TakeTokenAsync);

    private static async Task TakeTokenAsync(HttpContext context, RequestDelegate next)
    {
        if (context.WebSockets.IsWebSocketRequest && context.Request.Headers.Authorization.Count == 0)
        {
            if (context.WebSockets.WebSocketRequestedProtocols is [SocketProtocol.Bearer, var token])
                context.Request.Headers.Authorization = $"Bearer {token}";
            else if (context.Request.Query["ticket"] is [{ } ticket])
                context.User = await HolderOfAsync(context, ticket) ?? context.User;
        }

        await next(context);
    }

    private static async Task<ClaimsPrincipal?> HolderOfAsync(HttpContext context, string ticket) =>
        await context.RequestServices.GetRequiredService<WsTickets>().RedeemAsync(ticket, context.RequestAborted) is { } holder
            ? new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim("sub", holder.UserId.ToString("D")), new Claim("email", holder.Email), new Claim("tier", holder.Tier)], "ticket"))
            : null;
}
