using PodcastMuse.Providers;

namespace PodcastMuse.Vault;

/// <summary>The keys that users keep in the vault, opened for calls. One that its provider has turned down is none.</summary>
internal sealed class VaultKeys(Vault vault) : IProviderKeys
{
    public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) => vault.ProvidersAsync(userId, cancellationToken);

    public Task<IReadOnlyList<string>> ElsewhereAsync(Guid userId, CancellationToken cancellationToken) => vault.ElsewhereAsync(userId, cancellationToken);

    public async Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        var key = await vault.OpenAsync(userId, provider, cancellationToken);
        if (key is null or { IsActive: true })
            return key is null ? null : new ProviderAccess(key.Key, key.BaseUrl);
        key.Dispose();
        return null;
    }

    public Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken) => vault.DeactivateAsync(userId, provider, cancellationToken);

    public string WhereToAdd(string provider) => $"under Settings, API keys (PUT /api/v1/users/me/api-keys/{provider})";
}
