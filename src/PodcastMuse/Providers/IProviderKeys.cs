namespace PodcastMuse.Providers;

/// <summary>Whose keys calls go out with: an account's from the vault, or the environment's in the terminal.</summary>
public interface IProviderKeys
{
    /// <summary>The providers that the user has a working key of.</summary>
    Task<IReadOnlyList<string>> ProvidersAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Those among them whose key names an address of the user's own: a server that may have less than the provider has, and other models.</summary>
    Task<IReadOnlyList<string>> ElsewhereAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Null where the user has no working key. Whoever gets it disposes of it.</summary>
    Task<ProviderAccess?> OpenAsync(Guid userId, string provider, CancellationToken cancellationToken);

    /// <summary>The provider turned the key down; it is not used again until the user puts one.</summary>
    Task RejectAsync(Guid userId, string provider, CancellationToken cancellationToken);

    /// <summary>Where the user adds a key of the provider, as the end of a sentence that begins with "Add it".</summary>
    string WhereToAdd(string provider);
}
