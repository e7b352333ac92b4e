using PodcastMuse.Kernel;

namespace PodcastMuse.Providers;

/// <summary>
/// What calls to a provider go out with: the key, the user's own address of the provider (null for the usual one), and the model
/// where the user chose one (null for the catalogue's choice). Disposing of it overwrites the key in memory.
/// </summary>
public sealed record ProviderAccess(Secret Key, Uri? BaseUrl = null, string? Model = null) : IDisposable
{
    /// <summary>Access without a key, to ask a model what it is and which voices it has. Its key is a word that no provider takes.</summary>
    public static ProviderAccess WithoutKey(string? model = null) => new(Secret.Of("none"), null, model);

    public void Dispose() => Key.Dispose();
}
