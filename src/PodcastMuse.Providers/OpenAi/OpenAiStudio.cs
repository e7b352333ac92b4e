using PodcastMuse.Providers.Calls;
using PodcastMuse.Providers.Catalogue;
using PodcastMuse.Providers.Writing;

namespace PodcastMuse.Providers.OpenAi;

/// <summary>OpenAI, or any server that speaks as it does at an address of the user's own.</summary>
internal sealed class OpenAiStudio(ProviderLines lines, OpenAiDialect dialect, Catalogues catalogues, Downloads downloads, Writers writers, ProviderOptions options) : IProviderStudio
{
    private readonly ProviderCatalogue _catalogue = catalogues.Of(OpenAiDialect.ProviderName);

    public string Provider => dialect.Provider;

    public string Name => dialect.Name;

    public IReadOnlyList<string> Models(string capability) => _catalogue.Models(capability);

    public ITextModel? Text(ProviderAccess access) => writers.Open(
        _catalogue, access.Model, NameFor(access),
        name => new OpenAiChat(lines.ClientFor(Provider, access), access.Key, access.BaseUrl ?? options.OpenAi, name, NameFor(access)));

    public ISpeechModel? Speech(ProviderAccess access) =>
        access.Model is { } named && _catalogue.Find("speech", named) is null ? null : new OpenAiSpeech(Line(access), _catalogue, access.Model);

    public IImageModel? Image(ProviderAccess access) =>
        _catalogue.Choose("image", access.Model, "") is { } model ? new OpenAiImages(Line(access), downloads, _catalogue, model) : null;

    /// <summary>Null where the key's own address says that it is somebody else.</summary>
    private string? NameFor(ProviderAccess access) => access.BaseUrl is null ? Name : null;

    private ProviderLine Line(ProviderAccess access) => lines.Open(dialect, options.OpenAi, access);
}
