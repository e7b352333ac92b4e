using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PodcastMuse.Data;
using PodcastMuse.Network;
using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>Registers the vault, and the one HTTP client that may carry a user's key to an address of the user's own.</summary>
public static class VaultFeature
{
    /// <summary>The name of that client at the factory. It connects only where <see cref="VaultOptions.AllowPrivateUrls"/> permits.</summary>
    public const string ClientName = "own-providers";

    public static IServiceCollection AddVault(this IServiceCollection services, VaultOptions options)
    {
        services.AddHttpClient(ClientName).ConfigurePrimaryHttpMessageHandler(
            () => GuardedConnection.Handler(options.AllowPrivateUrls ? AddressPolicy.Anywhere : AddressPolicy.PublicOnly));
        return services
            .AddSingleton(options)
            .AddSingleton<KeyRing>()
            .AddSingleton<DataKeys>()
            .AddSingleton<KeyTests>()
            .AddSingleton<IProviderKeys>(provider => new VaultKeys(provider.GetRequiredService<Vault>()))
            .AddSingleton<IAccountExport, VaultExport>()
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
