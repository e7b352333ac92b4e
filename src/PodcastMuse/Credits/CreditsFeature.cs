using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Accounts;
using PodcastMuse.Data;

namespace PodcastMuse.Credits;

/// <summary>Registers the ledger of a service that counts credits.</summary>
public static class CreditsFeature
{
    public static IServiceCollection AddCredits(this IServiceCollection services, CreditsOptions options) =>
        services
            .AddSingleton(options)
            .AddSingleton<Ledger>()
            .AddSingleton<ILedger>(provider => provider.GetRequiredService<Ledger>())
            .AddSingleton<LedgerAudit>()
            .AddSingleton<CreditHistory>()
            .AddSingleton<INewAccountStep, WelcomeBonus>()
            .AddSingleton<IAccountExport, CreditsExport>();
}
