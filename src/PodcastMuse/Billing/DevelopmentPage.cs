using System.Globalization;
using System.Net;

namespace PodcastMuse.Billing;

/// <summary>The page of the <see cref="DevelopmentCheckout"/>: plain HTML that needs no script and no style.</summary>
internal static class DevelopmentPage
{
    public static string Of(PurchaseView purchase)
    {
        var name = CreditPackages.Find(purchase.PackageId)?.Name ?? purchase.PackageId;
        var price = string.Create(CultureInfo.InvariantCulture, $"{purchase.PriceMinor / 100m:0.00} {purchase.Currency.ToUpperInvariant()}");
        var body = purchase.Status == PurchaseStatus.Completed
            ? $"<p role=\"status\">Done: {purchase.Credits} credits are on the account.</p>"
            : $"<form method=\"post\"><button type=\"submit\">Complete without paying: add {purchase.Credits} credits</button></form>";
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Development checkout</title></head>
            <body>
            <main>
            <h1>Development checkout: no money moves here</h1>
            <p>This page stands in for a payment provider while Podcast Muse is tried out. It does not exist in production.</p>
            <p>{WebUtility.HtmlEncode(name)}, {price}</p>
            {body}
            </main>
            </body>
            </html>
            """;
    }
}
