using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// Servers of users' own that speak as a provider does (Ollama, vLLM, llama.cpp): which models they have only they can tell, so they are
/// asked before anything is charged.
/// </summary>
public sealed class OwnServers(Studio studio, IProviderKeys keys, IEnumerable<IKeyCheck> checks)
{
    /// <summary>Models that a refusal lists; a server may have hundreds.</summary>
    private const int MostListed = 20;

    /// <summary>The providers whose key leads to such a server.</summary>
    internal async Task<IReadOnlyList<string>> OfAsync(Guid userId, IReadOnlyList<string> owned, CancellationToken cancellationToken) =>
        owned.Count == 0 ? [] : await keys.ElsewhereAsync(userId, cancellationToken);

    /// <summary>The order with the model that the server has where none is named and there is one only; or the choice, where there are several.</summary>
    internal async Task<(EpisodeOrder Order, Problem? Problem)> WithModelAsync(Guid userId, EpisodeOrder order, CancellationToken cancellationToken)
    {
        var provider = order.Providers[Capability.Text];
        if (order.Models.ContainsKey(Capability.Text) || await ModelsAsync(userId, provider, cancellationToken) is not { Count: > 0 } models)
            return (order, null);
        // A gateway to the provider itself has the usual model.
        if (studio.Find(provider)!.Models(Capability.Text) is [var usual, ..] && models.Contains(usual))
            return (order, null);
        return models.Count == 1
            ? (order with { Models = new Dictionary<string, string>(order.Models) { [Capability.Text] = models[0] } }, null)
            : (order, Problems.InvalidField(
                "models.text",
                $"is needed: your own server has several models. Choose one of: {string.Join(", ", models.Take(MostListed))}{(models.Count > MostListed ? " …" : "")}. Nothing was charged."));
    }

    /// <summary>None where the server does not tell: then its answer to the first call says what is wrong.</summary>
    private async Task<IReadOnlyList<string>> ModelsAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        try
        {
            using var access = await keys.OpenAsync(userId, provider, cancellationToken);
            return access is not null && checks.FirstOrDefault(c => c.Provider == provider) is { } check
                ? (await check.CheckAsync(access.Key, access.BaseUrl, cancellationToken)).Models ?? []
                : [];
        }
        catch (FaultException)
        {
            return [];
        }
    }
}
