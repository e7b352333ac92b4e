using Microsoft.Extensions.DependencyInjection;

namespace PodcastMuse.Credits;

/// <summary>Registers the ledger of a service that counts credits.</summary>
public static class CreditsFeature
{
    public static IServiceCollection AddCredits(this IServiceCollection services) =>
        services
            .AddSingleton<Ledger>()
            .AddSingleton<ILedger>(provider => provider.GetRequiredService<Ledger>())
            .AddSingleton<LedgerAudit>()
            .AddSingleton<CreditHistory>();
}
