using Microsoft.Extensions.Caching.Memory;
using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// Servers of users' own that speak as a provider does (Ollama, vLLM, llama.cpp): which models they have only they can tell, so they are
/// asked before anything is charged. What they said is kept for a minute, since a page asks for an estimate at every change of a field.
/// </summary>
public sealed class OwnServers(Studio studio, IProviderKeys keys, IEnumerable<IKeyCheck> checks, TimeProvider clock) : IDisposable
{
    /// <summary>Models that a refusal lists; a server may have hundreds.</summary>
    private const int MostListed = 20;

    /// <summary>Servers whose answers are kept at once.</summary>
    private const int MostKept = 1000;

    /// <summary>A list is told at once by a server that is there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Whoever starts the server that was not there tries again soon.</summary>
    private static readonly TimeSpan SilenceKept = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _told = new(new MemoryCacheOptions { SizeLimit = MostKept });

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

    public void Dispose() => _told.Dispose();

    /// <summary>None where the server does not tell: then its answer to the first call says what is wrong.</summary>
    private async Task<IReadOnlyList<string>> ModelsAsync(Guid userId, string provider, CancellationToken cancellationToken)
    {
        if (checks.FirstOrDefault(c => c.Provider == provider) is not { } check)
            return [];
        try
        {
            using var access = await keys.OpenAsync(userId, provider, cancellationToken);
            if (access is null)
                return [];
            // Another address is another server, so a key that is changed is asked with at once.
            var server = (userId, provider, access.BaseUrl);
            if (_told.TryGetValue(server, out Told? told) && clock.GetUtcNow() < told!.Until)
                return told.Models ?? [];
            var models = await AskAsync(check, access, cancellationToken);
            var life = models is null ? SilenceKept : Kept;
            _told.Set(server, new Told(models, clock.GetUtcNow() + life), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = life, Size = 1 });
            return models ?? [];
        }
        catch (FaultException)
        {
            return [];
        }
    }

    /// <summary>Null where the server does not answer, or not in time.</summary>
    private async Task<IReadOnlyList<string>?> AskAsync(IKeyCheck check, ProviderAccess access, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return (await check.CheckAsync(access.Key, access.BaseUrl, either.Token)).Models;
        }
        catch (FaultException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Told(IReadOnlyList<string>? Models, DateTimeOffset Until);
}
