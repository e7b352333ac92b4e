using PodcastMuse.Kernel;
using PodcastMuse.Providers.Calls;

namespace PodcastMuse.Providers.Google;

/// <summary>Asks Google which models there are, which is free.</summary>
internal sealed class GoogleKeyCheck(ProviderLines lines, GoogleDialect dialect, ProviderOptions options) : IKeyCheck
{
    public string Provider => dialect.Provider;

    public async Task<KeyReport> CheckAsync(Secret key, Uri? baseUrl, CancellationToken cancellationToken)
    {
        var access = new ProviderAccess(key, baseUrl is null ? null : GoogleDialect.WithVersion(baseUrl));
        var answer = await lines.Open(dialect, GoogleDialect.WithVersion(options.Google), access).GetAsync("models?pageSize=200", CallKind.Check, cancellationToken);
        var models = answer.Get("models").Items().Select(m => m.Get("name").Text()?.Replace("models/", "", StringComparison.Ordinal)).OfType<string>().ToList();
        return new KeyReport(true, KeyWords.MayUse(models), models);
    }
}
