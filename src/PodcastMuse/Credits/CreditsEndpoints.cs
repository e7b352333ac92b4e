using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Credits;

/// <summary>Which transactions are wanted.</summary>
public sealed record TransactionQuery(
    [property: OneOf(null, "purchase", "usage", "refund", "bonus"), Description("purchase, usage, refund or bonus")] string? Type,
    [property: Description("Only those of this project")] Guid? Project);

/// <summary>/api/v1/credits</summary>
public static class CreditsEndpoints
{
    public static void MapCredits(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/credits").WithTags("Credits");
        group.MapGet("/balance", BalanceAsync).WithName("GetBalance").WithSummary("Credits that may be spent, and credits that running productions hold")
            .Refuses(401);
        group.MapGet("/transactions", ListAsync).WithName("ListTransactions").WithSummary("The account's ledger, newest first").Refuses(401, 422);
        group.MapGet("/costs", Costs).WithName("GetCosts").WithSummary("What each step of an episode costs, in credits").Refuses(401);
    }

    private static async Task<Results<Ok<Balance>, Refusal>> BalanceAsync(CurrentUser user, CreditHistory history, CancellationToken cancellationToken) =>
        await history.BalanceAsync(user.Id, cancellationToken) is { } balance
            ? TypedResults.Ok(balance)
            : Refusal.Of(Problems.Unauthorized(Phrase.Of("account_gone", "This account is gone.")));

    private static async Task<Ok<PageOf<TransactionView>>> ListAsync(
        CurrentUser user, [AsParameters] TransactionQuery query, [AsParameters] PageQuery page, CreditHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(await history.ListAsync(user.Id, query.Type, query.Project, page, cancellationToken));

    private static Ok<IReadOnlyDictionary<string, int>> Costs() => TypedResults.Ok(BaseCosts.All);
}
