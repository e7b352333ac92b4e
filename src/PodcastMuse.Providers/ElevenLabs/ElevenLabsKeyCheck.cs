using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.ElevenLabs;

/// <summary>Asks ElevenLabs for the subscription. A key that may not read it may still speak. The body is read for two numbers and not kept.</summary>
internal sealed class ElevenLabsKeyCheck(ProviderLines lines, ElevenLabsDialect dialect, ProviderOptions options) : IKeyCheck
{
    public string Provider => dialect.Provider;

    public async Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken)
    {
        try
        {
            var user = await lines.Open(dialect, options.ElevenLabs, new ProviderAccess(key, baseUrl)).GetAsync("v1/user/subscription", CallKind.Check, cancellationToken);
            return (user.Get("character_limit").Number() - user.Get("character_count").Number()) is { } left
                ? new KeyReport(left > 0, KeyWords.Left(left, "characters"), remaining: left)
                : new KeyReport(true, KeyWords.Works);
        }
        catch (FaultException fault) when (fault.Problem.Type == Problems.ProviderRefused("").Type && !fault.IsTransient)
        {
            return new KeyReport(true, Phrase.Of("key_may_not_tell", "The key may not read the account; whether it may speak shows when it does."));
        }
    }
}
