using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>Asks OpenAI, or a server like it, which models there are. A key without that right may still work for everything else.</summary>
internal sealed class OpenAiKeyCheck(ProviderLines lines, OpenAiDialect dialect, ProviderOptions options) : IKeyCheck
{
    public string Provider => dialect.Provider;

    public async Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await lines.Open(dialect, options.OpenAi, new ProviderAccess(key, baseUrl)).GetAsync("models", CallKind.Check, cancellationToken);
            var models = answer.Get("data").Items().Select(m => m.Get("id").Text()).OfType<string>().Order(StringComparer.Ordinal).ToList();
            return new KeyReport(true, KeyWords.MayUse(models), models);
        }
        catch (FaultException fault) when (fault.Problem.Type == Problems.ProviderRefused("").Type && !fault.IsTransient)
        {
            return new KeyReport(true, Phrase.Of("key_may_not_list", "The key may not list models; whether it may make speech, text and pictures shows when it does."));
        }
    }
}
