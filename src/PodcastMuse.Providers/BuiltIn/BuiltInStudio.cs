using PodcastMuse.Providers.BuiltIn.Images;
using PodcastMuse.Providers.BuiltIn.Motion;
using PodcastMuse.Providers.BuiltIn.Speech;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Providers.BuiltIn;

/// <summary>The studio that needs no key: it makes everything on this machine, and has no models to choose from.</summary>
internal sealed class BuiltInStudio(BuiltInSpeech speech) : IProviderStudio
{
    private readonly BuiltInWriter _writer = new();
    private readonly BuiltInImages _images = new();
    private readonly BuiltInMotion _motion = new();

    public string Provider => BuiltInSpeech.ProviderName;

    public string Name => "The built-in studio";

    public bool NeedsKey => false;

    public ITextModel? Text(ProviderAccess access) => access.Model is null ? _writer : null;

    public ISpeechModel? Speech(ProviderAccess access) => access.Model is null ? speech : null;

    public IImageModel? Image(ProviderAccess access) => access.Model is null ? _images : null;

    public IVideoModel? Video(ProviderAccess access) => access.Model is null ? _motion : null;
}
