using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Who makes what: finds the provider a production's settings name for each capability.</summary>
public sealed class Studio(
    IEnumerable<ITextModel> texts, IEnumerable<ISpeechModel> speeches, IEnumerable<IImageModel> images, IEnumerable<IVideoModel> videos)
{
    public IEnumerable<ISpeechModel> Speeches => speeches;

    public IEnumerable<IImageModel> Images => images;

    public IEnumerable<IVideoModel> Videos => videos;

    /// <summary>Whether the provider can make the capability (text, speech, image, video) here.</summary>
    public bool Can(string capability, string provider) => capability switch
    {
        "text" => texts.Any(m => m.Provider == provider),
        "speech" => speeches.Any(m => m.Provider == provider),
        "image" => images.Any(m => m.Provider == provider),
        "video" => videos.Any(m => m.Provider == provider),
        _ => false,
    };

    public ITextModel Text(ProductionSettings settings) => Find(texts, t => t.Provider, settings, "text");

    public ISpeechModel Speech(ProductionSettings settings) => Find(speeches, s => s.Provider, settings, "speech");

    public IImageModel Image(ProductionSettings settings) => Find(images, i => i.Provider, settings, "image");

    public IVideoModel Video(ProductionSettings settings) => Find(videos, v => v.Provider, settings, "video");

    private static T Find<T>(IEnumerable<T> models, Func<T, string> providerOf, ProductionSettings settings, string capability)
        where T : class
    {
        var provider = settings.ProviderOf(capability);
        return models.FirstOrDefault(m => providerOf(m) == provider)
            ?? throw FaultException.Permanent(Problems.KeyRequired($"No provider called '{provider}' can make {capability} here. Use the built-in studio, or add a key."));
    }
}
