using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;
using PodcastMuse.Production.Orders;
using PodcastMuse.Production.Steps;
using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>The sound of a script's lines, and one line anew. It stands beside the script's own addresses, but it is work that is ordered and paid for.</summary>
internal static class LineEndpoints
{
    public static void MapLine(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/projects/{id:guid}/script/takes", InForceAsync).WithTags("Script").WithName("ListTakesInForce")
            .WithSummary("Of each line of the script as it stands, the sound of just those words, where it was spoken").Refuses(401, 404);
        var line = routes.MapGroup("/api/v1/projects/{id:guid}/script/segments/{segmentId:guid}").WithTags("Script");
        line.MapGet("/takes", TakesAsync).WithName("ListTakes").WithSummary("Every sound that was made for a line, the newest first").Refuses(401, 404, 422);
        line.MapPost("/regenerate", RegenerateAsync).WithName("RegenerateSegment")
            .WithSummary("Have one line written anew (text) or spoken anew (audio), for one credit; everything else stays").Idempotent().Refuses(401, 402, 404, 409, 412, 422);
    }

    private static async Task<Results<Ok<TakesInForce>, Refusal>> InForceAsync(
        Guid id, CurrentUser user, LineTakes takes, CancellationToken cancellationToken) =>
        await takes.InForceAsync(user.Id, id, cancellationToken) is { } found ? TypedResults.Ok(new TakesInForce(found)) : NoLine();

    private static async Task<Results<Ok<PageOf<AssetView>>, Refusal>> TakesAsync(
        Guid id, Guid segmentId, CurrentUser user, [AsParameters] PageQuery page, LineTakes takes, CancellationToken cancellationToken) =>
        await takes.OfAsync(user.Id, id, segmentId, cancellationToken) is { } found ? TypedResults.Ok(found.Page(page)) : NoLine();

    private static async Task<Results<Accepted<AcceptedProduction>, Refusal>> RegenerateAsync(
        Guid id, Guid segmentId, LineRequest request, CurrentUser user, HttpContext context, LineOrders orders, CancellationToken cancellationToken) =>
        await orders.TakeAsync(user.Id, id, segmentId, request, version => Etags.Mismatch(context.Request, Etags.Of(version)), cancellationToken) switch
        {
            Taken.Started started => GenerateEndpoints.Accepted(started),
            Taken.Refused(var problem) => Refusal.Of(problem),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };

    private static Refusal NoLine() => Refusal.Of(Problems.NotFound(Phrase.Of("no_script_line", "There is no such script, version or line of yours.")));
}
