using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;

namespace PodcastMuse.Providers.Kie;

/// <summary>KIE: ElevenLabs speech, Flux pictures and Hailuo clips with one key and one balance.</summary>
internal sealed class KieStudio(ProviderLines lines, KieDialect dialect, Catalogues catalogues, Downloads downloads, ProviderOptions options, TimeProvider clock) : IProviderStudio
{
    private readonly ProviderCatalogue _catalogue = catalogues.Of(KieDialect.ProviderName);

    public string Provider => dialect.Provider;

    public string Name => dialect.Name;

    public IReadOnlyList<string> Models(string capability) => _catalogue.Models(capability);

    public ISpeechModel? Speech(ProviderAccess access) =>
        access.Model is { } named && _catalogue.Find("speech", named) is null ? null : new KieSpeech(Tasks(access, out _), _catalogue, access.Model);

    public IImageModel? Image(ProviderAccess access) =>
        _catalogue.Choose("image", access.Model, "") is { } model ? new KieImages(Tasks(access, out _), _catalogue, model) : null;

    public IVideoModel? Video(ProviderAccess access) =>
        _catalogue.Choose("video", access.Model, "") is { } model ? new KieVideo(Tasks(access, out var line), line, _catalogue, model) : null;

    private KieTasks Tasks(ProviderAccess access, out ProviderLine line)
    {
        line = lines.Open(dialect, options.Kie, access);
        return new KieTasks(line, downloads, clock);
    }
}
