using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>Who makes what: finds the provider and model that a production's settings name for each capability, and the user's key for them.</summary>
public sealed class Studio(IEnumerable<IProviderStudio> studios, IProviderKeys keys)
{
    public IReadOnlyList<IProviderStudio> Providers { get; } = [.. studios];

    /// <summary>Every speech model as it is without a key.</summary>
    public IEnumerable<ISpeechModel> Speeches => Providers.Select(p => p.Speech(ProviderAccess.WithoutKey())).OfType<ISpeechModel>();

    public IEnumerable<IImageModel> Images => Providers.Select(p => p.Image(ProviderAccess.WithoutKey())).OfType<IImageModel>();

    public IEnumerable<IVideoModel> Videos => Providers.Select(p => p.Video(ProviderAccess.WithoutKey())).OfType<IVideoModel>();

    public IProviderStudio? Find(string provider) => Providers.FirstOrDefault(p => p.Provider == provider);

    /// <summary>A problem with what the provider made, in words that say whose it is.</summary>
    public Problem Blame(string provider, Problem problem) =>
        Find(provider) is { NeedsKey: true, Name: var name } ? problem with { Detail = $"{name}: {char.ToLowerInvariant(problem.Detail[0])}{problem.Detail[1..]}" } : problem;

    /// <summary>Whether the provider makes the capability (text, speech, image, video), given a key where it needs one.</summary>
    public bool Can(string capability, string provider) => Find(provider) is { } studio && Model(studio, capability, ProviderAccess.WithoutKey()) is not null;

    /// <summary>Whether the provider knows the model.</summary>
    public bool Knows(string capability, string provider, string model) => Find(provider) is { } studio && Model(studio, capability, ProviderAccess.WithoutKey(model)) is not null;

    public Engagement<ITextModel> Text(Guid userId, ProductionSettings settings) => Engage(userId, settings, Capability.Text, (s, access) => s.Text(access));

    public Engagement<ISpeechModel> Speech(Guid userId, ProductionSettings settings) => Engage(userId, settings, Capability.Speech, (s, access) => s.Speech(access));

    public Engagement<IImageModel> Image(Guid userId, ProductionSettings settings) => Engage(userId, settings, Capability.Image, (s, access) => s.Image(access));

    public Engagement<IVideoModel> Video(Guid userId, ProductionSettings settings) => Engage(userId, settings, Capability.Video, (s, access) => s.Video(access));

    private static object? Model(IProviderStudio studio, string capability, ProviderAccess access) => capability switch
    {
        Capability.Text => studio.Text(access),
        Capability.Speech => studio.Speech(access),
        Capability.Image => studio.Image(access),
        Capability.Video => studio.Video(access),
        _ => null,
    };

    private Engagement<T> Engage<T>(Guid userId, ProductionSettings settings, string capability, Func<IProviderStudio, ProviderAccess, T?> make)
        where T : class
    {
        var (provider, model) = (settings.ProviderOf(capability), settings.ModelOf(capability));
        var studio = Find(provider) ?? throw Unable(provider, capability);
        return new Engagement<T>(
            make(studio, ProviderAccess.WithoutKey(model)) ?? throw Unable(model is null ? provider : $"{provider}/{model}", capability),
            studio.NeedsKey ? OpenAsync : null);

        async Task<(T, ProviderAccess)> OpenAsync(CancellationToken cancellationToken)
        {
            var access = await keys.OpenAsync(userId, provider, cancellationToken) ?? throw FaultException.Permanent(Problems.KeyRequired(Phrase.Of(
                "resume_needs_key", $"{studio.Name} needs your API key to make {capability}. Add it {keys.WhereToAdd(provider)}, then resume.", ("provider", studio.Name))));
            return (make(studio, access with { Model = model })!, access);
        }
    }

    private static FaultException Unable(string provider, string capability) =>
        FaultException.Permanent(Problems.KeyRequired($"'{provider}' cannot make {capability} here. Use the built-in studio, or name another provider."));
}
