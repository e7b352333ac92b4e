using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;

namespace PodcastMuse.App.Health;

/// <summary><c>/health</c> for people and monitors; <c>/health/live</c> and <c>/health/ready</c> for what restarts and routes.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health").AllowAnonymous().Limited(RateClass.None);
        group.MapGet("", ReadAsync).WithName("ReadHealth").WithSummary("The state of the service and of what it stands on")
            .Produces<HealthBody>().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/live", () => TypedResults.Text("live")).WithName("ReadLiveness").WithSummary("Answers as long as the process does");
        group.MapGet("/ready", ReadyAsync).WithName("ReadReadiness").WithSummary("Whether requests should be sent here")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<JsonHttpResult<HealthBody>> ReadAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var body = await report.ReadAsync(cancellationToken);
        return TypedResults.Json(body, statusCode: IsDown(body) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<ContentHttpResult> ReadyAsync(HealthReport report, CancellationToken cancellationToken) =>
        IsDown(await report.ReadAsync(cancellationToken))
            ? TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready");

    private static bool IsDown(HealthBody body) => body.Status == "unhealthy";
}
