using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PodcastMuse.Accounts;
using PodcastMuse.Data;
using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>Registers the vault.</summary>
public static class VaultFeature
{
    public static IServiceCollection AddVault(this IServiceCollection services, VaultOptions options)
    {
        return services
            .AddSingleton(options)
            .AddSingleton<KeyRing>()
            .AddSingleton<DataKeys>()
            .AddSingleton<KeyTests>()
            .AddSingleton<IProviderKeys>(provider => new VaultKeys(provider.GetRequiredService<Vault>()))
            .AddSingleton<IAccountExport, VaultExport>()
            .AddSingleton<INewOwnerStep, StrangersKeys>()
            .AddSingleton(provider => new VaultRotation(provider.GetRequiredService<DataKeys>()))
            .AddSingleton(provider => new Vault(
                provider.GetRequiredService<IDbContextFactory<MuseDbContext>>(),
                provider.GetRequiredService<DataKeys>(),
                provider.GetRequiredService<KeyRing>(),
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Vault>>()));
    }
}
