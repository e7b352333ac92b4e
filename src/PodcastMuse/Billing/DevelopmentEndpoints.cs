using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Billing;

/// <summary>The page of the development checkout. Where that is not allowed, the address does not exist.</summary>
internal static class DevelopmentEndpoints
{
    public static void MapDevelopmentCheckout(this IEndpointRouteBuilder app)
    {
        if (!app.ServiceProvider.GetRequiredService<BillingOptions>().AllowDevelopmentCheckout)
            return;
        var group = app.MapGroup(DevelopmentCheckout.Path + "{sessionId}").WithTags("Billing").AllowAnonymous();
        group.MapGet("", PageAsync).WithName("DevelopmentCheckoutPage").WithSummary("The development checkout: no money moves")
            .Produces<string>(StatusCodes.Status200OK, "text/html").Refuses(404);
        group.MapPost("", CompleteAsync).WithName("CompleteDevelopmentCheckout").WithSummary("Complete a development checkout; its credits are booked once")
            .Produces<string>(StatusCodes.Status200OK, "text/html").Refuses(404);
    }

    private static async Task<Results<ContentHttpResult, Refusal>> PageAsync(string sessionId, Purchases purchases, CancellationToken cancellationToken) =>
        await purchases.FindAsync(DevelopmentCheckout.CheckoutName, sessionId, cancellationToken) is { } purchase
            ? TypedResults.Content(DevelopmentPage.Of(purchase), "text/html; charset=utf-8")
            : NoSale();

    /// <summary>Answers with the page itself; posting again, as a reload does, changes nothing.</summary>
    private static async Task<Results<ContentHttpResult, Refusal>> CompleteAsync(string sessionId, Purchases purchases, CancellationToken cancellationToken) =>
        await purchases.CompleteAsync(DevelopmentCheckout.CheckoutName, sessionId, cancellationToken) == CompletionOutcome.Unknown
            ? NoSale()
            : await PageAsync(sessionId, purchases, cancellationToken);

    private static Refusal NoSale() => Refusal.Of(Problems.NotFound(Phrase.Of("no_sale", "There is no such sale.")));
}
