using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.Writing;

namespace PodcastMuse.Providers.Google;

/// <summary>Google's Gemini.</summary>
internal sealed class GoogleStudio(ProviderLines lines, GoogleDialect dialect, Catalogues catalogues, Writers writers, ProviderOptions options) : IProviderStudio
{
    private readonly ProviderCatalogue _catalogue = catalogues.Of(GoogleDialect.ProviderName);

    public string Provider => dialect.Provider;

    public string Name => dialect.Name;

    public IReadOnlyList<string> Models(string capability) => _catalogue.Models(capability);

    public ITextModel? Text(ProviderAccess access) => writers.Open(
        _catalogue, access.Model, access.BaseUrl is null ? Name : null,
        name => new GoogleChat(lines.ClientFor(Provider, access), access.Key, GoogleDialect.WithVersion(access.BaseUrl ?? options.Google), name));

    public ISpeechModel? Speech(ProviderAccess access) =>
        access.Model is { } named && _catalogue.Find("speech", named) is null ? null : new GoogleSpeech(Line(access), _catalogue, access.Model);

    private ProviderLine Line(ProviderAccess access) => lines.Open(
        dialect, GoogleDialect.WithVersion(options.Google), access with { BaseUrl = access.BaseUrl is { } own ? GoogleDialect.WithVersion(own) : null });
}
