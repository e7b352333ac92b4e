using PodcastMuse.Kernel;

namespace PodcastMuse.Providers;

/// <summary>What a provider said to a key: <paramref name="Models"/> it may use and what is <paramref name="Remaining"/> of its balance (in the provider's own units), where told.</summary>
public sealed record KeyReport(bool Ok, string Detail, IReadOnlyList<string>? Models = null, decimal? Remaining = null)
{
    public KeyReport(bool ok, Phrase detail, IReadOnlyList<string>? models = null, decimal? remaining = null)
        : this(ok, detail.Words, models, remaining) => Said = detail.Said;

    /// <summary>What the detail says, for clients that speak other languages.</summary>
    public Saying? Said { get; init; }
}

/// <summary>Asks a provider, by its cheapest free call, whether a key works. One implementation per provider; the key must not appear in the report.</summary>
public interface IKeyCheck
{
    /// <summary>As in the API: openai, kie, elevenlabs, google.</summary>
    string Provider { get; }

    /// <param name="key">The key to show the provider.</param>
    /// <param name="baseUrl">The user's own address of the provider, or null for the usual one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken);
}
