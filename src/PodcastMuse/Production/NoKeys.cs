using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Nobody's keys: for an engine whose studios need none.</summary>
internal sealed class NoKeys : IProviderKeys
{
    public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken) => Task.FromResult<ProviderAccess?>(null);

    public Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken) => Task.CompletedTask;

    public string WhereToAdd(string provider) => "where this studio is run";
}
