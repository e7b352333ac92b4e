using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>A voice to choose; <paramref name="Preview"/> is where to hear it, null where nobody has recorded it.</summary>
public sealed record VoiceOption(string Provider, string Id, string Name, string Gender, string Language, string? Preview);

/// <summary>Everything a creator can choose from here.</summary>
public sealed record OptionsView(
    IReadOnlyList<string> Templates, IReadOnlyList<string> Tones, IReadOnlyList<string> Languages, IReadOnlyList<string> VoiceGenders,
    IReadOnlyList<VoiceOption> Voices, IReadOnlyList<string> ImageStyles, IReadOnlyList<string> VideoMotions, IReadOnlyList<string> MusicBeds)
{
    public static OptionsView Of(Offer offer) => new(
        Offer.Templates, Offer.Tones, Offer.Languages, Offer.Genders,
        [.. Offer.Languages.SelectMany(offer.Voices).Select(OptionOf)],
        offer.ImageStyles, offer.WithVideo ? offer.Motions : [ProductionSettings.None], offer.MusicBeds);

    private static VoiceOption OptionOf(Voice voice) => new(
        voice.Provider, voice.Id, voice.Name, voice.Gender == VoiceGender.Male ? "male" : "female", voice.Language,
        voice.Provider == ProviderRules.BuiltIn ? $"/api/v1/generate/voices/{voice.Provider}/{Uri.EscapeDataString(voice.Id)}/preview" : null);
}
