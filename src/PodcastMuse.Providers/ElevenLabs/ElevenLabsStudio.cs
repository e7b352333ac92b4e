using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.ElevenLabs;

/// <summary>ElevenLabs, directly: speech only.</summary>
internal sealed class ElevenLabsStudio(ProviderLines lines, ElevenLabsDialect dialect, Catalogues catalogues, ProviderOptions options) : IProviderStudio
{
    private readonly ProviderCatalogue _catalogue = catalogues.Of(ElevenLabsDialect.ProviderName);

    public string Provider => dialect.Provider;

    public string Name => dialect.Name;

    public IReadOnlyList<string> Models(string capability) => _catalogue.Models(capability);

    public ISpeechModel? Speech(ProviderAccess access) => access.Model is { } named && _catalogue.Find("speech", named) is null
        ? null
        : new ElevenLabsSpeech(lines.Open(dialect, options.ElevenLabs, access), _catalogue, access.Model);
}
