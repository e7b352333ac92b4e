using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Data;

namespace PodcastMuse.Billing;

/// <summary>Where the service is reached (null: as the request came), and whether the checkout without money may stand in for a real one.</summary>
public sealed record BillingOptions(Uri? PublicUrl, bool AllowDevelopmentCheckout);

/// <summary>Registers the sale of credits. A real checkout registers its own <see cref="ICheckout"/> and <see cref="IPaymentMessages"/>.</summary>
public static class BillingFeature
{
    public static IServiceCollection AddBilling(this IServiceCollection services, BillingOptions options)
    {
        services.AddSingleton(options).AddSingleton<Purchases>().AddSingleton<IAccountExport, BillingExport>();
        return options.AllowDevelopmentCheckout ? services.AddSingleton<ICheckout, DevelopmentCheckout>() : services;
    }
}
