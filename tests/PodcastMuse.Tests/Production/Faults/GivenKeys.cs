using System.Collections.Concurrent;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>Keys as a test gave them; one that a provider turned down is gone until it is given again.</summary>
internal sealed class GivenKeys : IProviderKeys
{
    private readonly ConcurrentDictionary<(Guid User, string Provider), string> _keys = new();

    public void Give(Guid userId, string provider, string key) => _keys[(userId, provider)] = key;

    public bool Has(Guid userId, string provider) => _keys.ContainsKey((userId, provider));

    public Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _keys.Keys.Where(k => k.User == userId).Select(k => k.Provider)]);

    public Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken) =>
        Task.FromResult(_keys.TryGetValue((userId, provider), out var key) ? new ProviderAccess(Secret.Of(key)) : null);

    public Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        _keys.TryRemove((userId, provider), out _);
        return Task.CompletedTask;
    }

    public string WhereToAdd(string provider) => "under Settings, API keys";
}
