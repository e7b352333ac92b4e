namespace PodcastMuse.Providers.Calls;

/// <summary>
/// Opens lines to providers. Addresses of a user's own go by the guarded client, which connects only where the operator permits; the
/// operator's go by the plain one.
/// </summary>
internal sealed class ProviderLines(IHttpClientFactory clients)
{
    public static string ClientName(string provider, bool isOwn) => isOwn ? $"provider:{provider}:own" : $"provider:{provider}";

    /// <summary>A client with the provider's retries, limits and circuit, for libraries that make their requests themselves.</summary>
    public HttpClient ClientFor(string provider, ProviderAccess access) => clients.CreateClient(ClientName(provider, access.BaseUrl is not null));

    public ProviderLine Open(Dialect dialect, Uri usual, ProviderAccess access) =>
        new(ClientFor(dialect.Provider, access), dialect, access.BaseUrl ?? usual, access.Key);
}
