using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PodcastMuse.Http;
using PodcastMuse.Kernel;

namespace PodcastMuse.Billing;

/// <summary>Which package is bought.</summary>
public sealed record CheckoutRequest([property: Required, StringLength(50, MinimumLength = 1)] string PackageId);

/// <summary>Where the buyer goes on.</summary>
public sealed record CheckoutView(Uri CheckoutUrl, string SessionId);

/// <summary>Where invoices and means of payment are.</summary>
public sealed record PortalView(Uri PortalUrl);

/// <summary>/api/v1/billing</summary>
public static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/billing").WithTags("Billing");
        group.MapGet("/packages", Packages).WithName("ListPackages").WithSummary("Credits for sale; prices in minor units").AllowAnonymous().Refuses(422);
        group.MapPost("/checkout", CheckoutAsync).WithName("OpenCheckout").WithSummary("Begin to buy a package").Idempotent()
            .Refuses(401, 404, 422, 503);
        group.MapGet("/history", HistoryAsync).WithName("ListPurchases").WithSummary("The account's purchases, newest first").Refuses(401, 422);
        group.MapGet("/portal", PortalAsync).WithName("GetBillingPortal").WithSummary("Where invoices and means of payment are").Refuses(401, 404);
        group.MapPost("/webhooks/stripe", WebhookAsync).WithName("StripeWebhook").WithSummary("Messages of the payment provider").AllowAnonymous()
            .Accepts<object>("application/json").Refuses(400, 404, 413);
        app.MapDevelopmentCheckout();
    }

    private static Ok<PageOf<CreditPackage>> Packages([AsParameters] PageQuery page) => TypedResults.Ok(CreditPackages.All.Page(page));

    private static async Task<Results<Ok<CheckoutView>, Refusal>> CheckoutAsync(
        CheckoutRequest request, CurrentUser user, HttpContext context, Purchases purchases, IEnumerable<ICheckout> checkouts, CancellationToken cancellationToken)
    {
        if (checkouts.LastOrDefault() is not { } checkout)
            return Refusal.Of(Problems.Unavailable(Phrase.Of("no_shop", "Credits cannot be bought here: no payment provider is set up. Nothing was charged.")));
        if (CreditPackages.Find(request.PackageId) is not { } package)
            return Refusal.Of(Problems.NotFound($"There is no such package. For sale are: {string.Join(", ", CreditPackages.All.Select(p => p.Id))}."));
        var session = await purchases.OpenAsync(user.Id, package, checkout, HomeOf(context), cancellationToken);
        return TypedResults.Ok(new CheckoutView(session.Address, session.SessionId));
    }

    private static async Task<Ok<PageOf<PurchaseView>>> HistoryAsync(
        CurrentUser user, [AsParameters] PageQuery page, Purchases purchases, CancellationToken cancellationToken) =>
        TypedResults.Ok(await purchases.ListAsync(user.Id, page, cancellationToken));

    private static async Task<Results<Ok<PortalView>, Refusal>> PortalAsync(
        CurrentUser user, HttpContext context, IEnumerable<ICheckout> checkouts, CancellationToken cancellationToken) =>
        checkouts.LastOrDefault() is { } checkout && await checkout.PortalAsync(user.Id, HomeOf(context), cancellationToken) is { } portal
            ? TypedResults.Ok(new PortalView(portal))
            : Refusal.Of(Problems.NotFound(Phrase.Of("no_portal", "There is no portal of a payment provider here. Your purchases are at /api/v1/billing/history.")));

    private static async Task<Results<Ok, Refusal>> WebhookAsync(HttpContext context, IEnumerable<IPaymentMessages> messages, CancellationToken cancellationToken)
    {
        if (messages.LastOrDefault() is not { } receiver)
            return Refusal.Of(Problems.NotFound("Stripe is not set up here."));
        if (await WebhookBody.ReadAsync(context.Request.Body, cancellationToken) is not { } body)
            return Refusal.Of(Problems.RequestTooLarge("The message is larger than payment messages are."));
        return await receiver.TakeAsync(body, context.Request.Headers["Stripe-Signature"].ToString(), cancellationToken) is { } problem
            ? Refusal.Of(problem)
            : TypedResults.Ok();
    }

    private static Uri HomeOf(HttpContext context) =>
        context.RequestServices.GetService(typeof(BillingOptions)) is BillingOptions { PublicUrl: { } url }
            ? url
            : new Uri($"{context.Request.Scheme}://{context.Request.Host}");
}
