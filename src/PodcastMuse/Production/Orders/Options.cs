using PodcastMuse.Kernel;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>Lists what a user can choose from: what everybody has, and what the user's keys open.</summary>
public sealed class Options(Studio studio, Offer offer, IProviderKeys keys)
{
    /// <summary>Account voices are asked for with the user's key; a provider that does not answer in this time shows what the catalogue knows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<OptionsView> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var owned = await keys.ProvidersAsync(userId, cancellationToken);
        var providers = studio.Providers.Select(p => OptionOf(p, IsReady(p, owned))).ToList();
        var voices = await Task.WhenAll(studio.Providers.Where(p => IsReady(p, owned)).Select(p => VoicesAsync(userId, p, cancellationToken)));
        return new OptionsView(
            Offer.Templates, Offer.Tones, Offer.Languages, Offer.Genders,
            [.. voices.SelectMany(v => v)],
            offer.ImageStyles, offer.WithVideo ? offer.Motions : [ProductionSettings.None], offer.MusicBeds, providers);
    }

    private bool IsReady(IProviderStudio provider, IReadOnlyList<string> owned) => provider.NeedsKey ? owned.Contains(provider.Provider) : offer.WithBuiltInStudio;

    private ProviderOption OptionOf(IProviderStudio provider, bool isReady) => new(
        provider.Provider, provider.Name, isReady,
        [.. Capability.All.Where(c => studio.Can(c, provider.Provider)).Select(c => new CapabilityOption(c, provider.Models(c)))]);

    private async Task<IReadOnlyList<VoiceOption>> VoicesAsync(Guid userId, IProviderStudio provider, CancellationToken cancellationToken)
    {
        if (provider.Speech(ProviderAccess.WithoutKey()) is not { } speech)
            return [];
        var options = new List<VoiceOption>();
        foreach (var language in Offer.Languages)
            options.AddRange((await VoicesAsync(userId, provider, speech, language, cancellationToken)).Select(v => OptionOf(speech, v)));
        return options;
    }

    private async Task<IReadOnlyList<Voice>> VoicesAsync(
        Guid userId, IProviderStudio provider, ISpeechModel bare, string language, CancellationToken cancellationToken)
    {
        if (!provider.NeedsKey)
            return bare.VoicesFor(language);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var access = await keys.OpenAsync(userId, provider.Provider, patience.Token);
            return access is null ? [] : await provider.Speech(access)!.ListVoicesAsync(language, patience.Token);
        }
        catch (Exception unanswered) when (unanswered is FaultException || (unanswered is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return bare.VoicesFor(language);
        }
    }

    private static VoiceOption OptionOf(ISpeechModel speech, Voice voice) => new(
        voice.Provider, voice.Id, voice.Name, voice.Gender == VoiceGender.Male ? "male" : "female", voice.Language,
        speech.IsLocal ? $"/api/v1/generate/voices/{voice.Provider}/{Uri.EscapeDataString(voice.Id)}/preview" : speech.PreviewOf(voice)?.AbsoluteUri);
}
