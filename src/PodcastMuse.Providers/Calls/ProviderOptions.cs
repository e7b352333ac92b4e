using System.Net;
using PodcastMuse.Network;

namespace PodcastMuse.Providers.Calls;

/// <summary>
/// Where the outside providers are, unless a key names an address of its own. <paramref name="AllowPrivateUrls"/> lets such addresses
/// lie in the operator's own network.
/// </summary>
public sealed record ProviderOptions(Uri OpenAi, Uri Kie, Uri ElevenLabs, Uri Google, bool AllowPrivateUrls = false)
{
    /// <summary>As the vendors document them.</summary>
    public static readonly ProviderOptions Usual = new(
        new Uri("https://api.openai.com/v1"), new Uri("https://api.kie.ai"), new Uri("https://api.elevenlabs.io"),
        new Uri("https://generativelanguage.googleapis.com"));

    /// <summary>Which machines an address of a user's own may lead to.</summary>
    internal AddressPolicy OwnPolicy => AllowPrivateUrls ? AddressPolicy.Anywhere : AddressPolicy.PublicOnly;

    /// <summary>Which machines results may be fetched from: public ones, unless the operator runs a provider in a network of his own.</summary>
    internal AddressPolicy FilePolicy => AllowPrivateUrls || new[] { OpenAi, Kie, ElevenLabs, Google }.Any(IsPrivate) ? AddressPolicy.Anywhere : AddressPolicy.PublicOnly;

    private static bool IsPrivate(Uri url) =>
        IPAddress.TryParse(url.IdnHost, out var address) ? !AddressPolicy.PublicOnly.Allows(address) : !url.IdnHost.Contains('.', StringComparison.Ordinal);
}
