using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Progress;

/// <summary>The WebSocket of progress.</summary>
public static class ProgressEndpoints
{
    public static IEndpointRouteBuilder MapProgress(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/ws/projects/{projectId:guid}", [HttpMethods.Get, HttpMethods.Connect], FollowAsync)
            .WithTags("Progress")
            .WithName("FollowProject")
            .WithSummary("A WebSocket: a snapshot, then a message for whatever happens to the project, until its production ends")
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests);
        return routes;
    }

    private static async Task<IResult> FollowAsync(
        Guid projectId, long? after, CurrentUser user, HttpContext context, IProgressSnapshots snapshots, ProgressSession session, ProgressSeats seats, IHostApplicationLifetime life)
    {
        if (await snapshots.OfAsync(user.Id, projectId, context.RequestAborted) is null)
            return Refusal.Of(Problems.NotFound(Phrase.Of("no_project", "There is no such project.")));
        if (!context.WebSockets.IsWebSocketRequest)
            return Refusal.Of(Problems.MalformedRequest("This address speaks WebSocket. Ask for an upgrade, and send the token along."));
        using var seat = seats.TryTake(user.Id);
        if (seat is null)
            return Refusal.Of(Problems.RateLimited("Very many of your pages follow productions here already. Close some of them.") with { RetryAfter = TimeSpan.FromSeconds(30) });
        var protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(SocketProtocol.Bearer) ? SocketProtocol.Bearer : null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        await session.RunAsync(socket, user.Id, projectId, after, life.ApplicationStopping);
        return Results.Empty;
    }
}
