using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Accounts;
using PodcastMuse.Http;

namespace PodcastMuse.Analytics;

internal static class AnalyticsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/analytics").WithTags("Analytics").Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/overview", OverviewAsync).WithName("ReadUsage")
            .WithSummary("Your own usage: episodes, minutes, credits by step and day, success, time, outside cost");
        group.MapGet("/kpis", KpisAsync).WithName("ReadKpis").RequireAuthorization(AccountsFeature.AdminPolicy)
            .WithSummary("The six key figures over all users, for administrators").Refuses(StatusCodes.Status403Forbidden);
    }

    private static async Task<Results<Ok<Usage>, Refusal>> OverviewAsync(
        CurrentUser user, DateOnly? from, DateOnly? to, UsageOverview overview, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (period, problem) = Period.Of(from, to, clock.GetUtcNow());
        return period is null ? Refusal.Of(problem!) : TypedResults.Ok(await overview.ReadAsync(user.Id, period, cancellationToken));
    }

    private static async Task<Results<Ok<KeyFigures>, Refusal>> KpisAsync(
        DateOnly? from, DateOnly? to, Kpis kpis, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (period, problem) = Period.Of(from, to, clock.GetUtcNow());
        return period is null ? Refusal.Of(problem!) : TypedResults.Ok(await kpis.ReadAsync(period, cancellationToken));
    }
}
