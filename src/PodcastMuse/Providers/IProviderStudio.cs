namespace PodcastMuse.Providers;

/// <summary>
/// A provider as a studio: makes the models that call it with somebody's key. Making a model costs nothing and calls nobody. A method
/// answers null for what the provider does not make, or for a model that it does not know.
/// </summary>
public interface IProviderStudio
{
    /// <summary>As in the API: built-in, openai, kie, elevenlabs, google.</summary>
    string Provider { get; }

    /// <summary>As people write it.</summary>
    string Name { get; }

    bool NeedsKey => true;

    /// <summary>The models a user may name for the capability (text, speech, image, video), the usual one first.</summary>
    IReadOnlyList<string> Models(string capability) => [];

    ITextModel? Text(ProviderAccess access) => null;

    ISpeechModel? Speech(ProviderAccess access) => null;

    IImageModel? Image(ProviderAccess access) => null;

    IVideoModel? Video(ProviderAccess access) => null;
}
