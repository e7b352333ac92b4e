using PodcastMuse.Providers.BuiltIn.Images;
using PodcastMuse.Providers.BuiltIn.Motion;
using PodcastMuse.Providers.BuiltIn.Speech;
using PodcastMuse.Providers.BuiltIn.Writing;

namespace PodcastMuse.Providers.BuiltIn;

/// <summary>The studio that needs no key: whatever access it is given, it makes everything on this machine.</summary>
internal sealed class BuiltInStudio(BuiltInSpeech speech) : IProviderStudio
{
    private readonly BuiltInWriter _writer = new();
    private readonly BuiltInImages _images = new();
    private readonly BuiltInMotion _motion = new();

    public string Provider => BuiltInSpeech.ProviderName;

    public string Name => "The built-in studio";

    public bool NeedsKey => false;

    public ITextModel Text(ProviderAccess access) => _writer;

    public ISpeechModel Speech(ProviderAccess access) => speech;

    public IImageModel Image(ProviderAccess access) => _images;

    public IVideoModel Video(ProviderAccess access) => _motion;
}
