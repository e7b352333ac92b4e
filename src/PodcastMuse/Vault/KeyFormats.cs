using System.Net;
using System.Text.RegularExpressions;
using PodcastMuse.Network;

namespace PodcastMuse.Vault;

/// <summary>
/// What keys look like, provider by provider, so that a slip of the clipboard is told at once and without a call. Tolerant on purpose:
/// vendors change their forms. An address of the user's own may take any key.
/// </summary>
internal static partial class KeyFormats
{
    public const string OpenAi = "openai";
    public const string Kie = "kie";
    public const string ElevenLabs = "elevenlabs";
    public const string Google = "google";

    private const int MostCharacters = 500;

    public static readonly IReadOnlyList<string> Providers = [OpenAi, Kie, ElevenLabs, Google];

    /// <summary>What is wrong with the key (trimmed), or null.</summary>
    public static string? Objection(string provider, string key, bool hasOwnAddress)
    {
        if (key.Length == 0)
            return "is empty; paste the key";
        if (key.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return "begins with 'Bearer'; paste the key alone";
        if (key.Length > MostCharacters || key.Any(c => c is <= ' ' or > '~' or '"' or '\''))
            return "has characters that no key has (spaces, quotes, line breaks); paste the key alone";
        return hasOwnAddress ? null : Mismatch(provider, key);
    }

    /// <summary>What is wrong with an address of the user's own, or null. Names are looked up when a call is made, and guarded there.</summary>
    public static string? Objection(string address, bool allowPrivate, out Uri? url)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            return "must be an address that begins with https://";
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            return "must not carry a name, a password, a query or a fragment";
        if (allowPrivate)
            return null;
        if (url.Scheme != Uri.UriSchemeHttps)
            return "must begin with https://, or the key would travel in the clear";
        return IsPrivate(url) ? "is not a public address; whoever runs this service may allow those (ALLOW_PRIVATE_PROVIDER_URLS)" : null;
    }

    /// <summary>The first and the last characters; of short keys less, so that what is shown never helps to guess the rest.</summary>
    public static string Hint(string key) => key.Length switch
    {
        >= 20 => $"{key[..3]}…{key[^4..]}",
        >= 12 => $"…{key[^2..]}",
        _ => "…",
    };

    private static string? Mismatch(string provider, string key) => provider switch
    {
        OpenAi when !OpenAiKey().IsMatch(key) => "is not an OpenAI key: those begin with sk-",
        Kie when !KieKey().IsMatch(key) => "is not a KIE key: those are 16 to 128 letters and digits",
        ElevenLabs when !ElevenLabsKey().IsMatch(key) => "is not an ElevenLabs key: those begin with sk_, or are 32 letters and digits",
        Google when !GoogleKey().IsMatch(key) => "is not a Google AI key: those begin with AIza or AQ.",
        _ => null,
    };

    private static bool IsPrivate(Uri url)
    {
        var host = url.IdnHost.Trim('[', ']').TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? !AddressPolicy.PublicOnly.Allows(address)
            : !host.Contains('.', StringComparison.Ordinal) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^sk-[A-Za-z0-9_-]{20,250}\z")]
    private static partial Regex OpenAiKey();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{16,128}\z")]
    private static partial Regex KieKey();

    [GeneratedRegex(@"^(sk_)?[A-Za-z0-9]{32,64}\z")]
    private static partial Regex ElevenLabsKey();

    [GeneratedRegex(@"^(AIza[A-Za-z0-9_-]{35}|AQ\.[A-Za-z0-9_.-]{20,200})\z")]
    private static partial Regex GoogleKey();
}
