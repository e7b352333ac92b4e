using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.Kie;

/// <summary>Asks KIE for the balance, which is free.</summary>
internal sealed class KieKeyCheck(ProviderLines lines, KieDialect dialect, ProviderOptions options) : IKeyCheck
{
    public string Provider => dialect.Provider;

    public async Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken)
    {
        var answer = await lines.Open(dialect, options.Kie, new ProviderAccess(key, baseUrl)).GetAsync("api/v1/chat/credit", CallKind.Check, cancellationToken);
        return answer.Get("data").Number() is { } credits
            ? new KeyReport(credits > 0, KeyWords.Left(credits, "credits"), remaining: credits)
            : new KeyReport(true, KeyWords.Works);
    }
}
