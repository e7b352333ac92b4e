using PodcastMuse.Media.Music;
using PodcastMuse.Production.Steps;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>What a creator can choose from here: the product's own choices, and those of the models that are registered.</summary>
public sealed class Offer(Studio studio, OfferOptions options)
{
    public static readonly IReadOnlyList<string> Templates = ["storytelling", "interview", "educational", "conversation", "news_brief", "debate", "monologue"];
    public static readonly IReadOnlyList<string> Tones = ["professional", "friendly", "casual", "energetic", "calm", "humorous"];
    public static readonly IReadOnlyList<string> Languages = ["en", "th"];
    public static readonly IReadOnlyList<string> Genders = ["female", "male"];

    public IReadOnlyList<string> ImageStyles { get; } = [.. studio.Images.SelectMany(m => m.Styles).Distinct()];

    /// <summary>Names of motions; "none" is no video at all.</summary>
    public IReadOnlyList<string> Motions { get; } = [.. studio.Videos.SelectMany(m => m.Motions).Distinct(), ProductionSettings.None];

    public IReadOnlyList<string> MusicBeds { get; } = [.. Beds.Names, ProductionSettings.None];

    public bool WithVideo => options.WithVideo;

    public bool WithBuiltInStudio => options.WithBuiltInStudio;

    /// <summary>The voice that an order's length is foretold with.</summary>
    public Voice VoiceOf(EpisodeOrder order) => SpeechOf(order)?.VoicesFor(order.Language) is [var voice, ..] ? voice : Voices(order.Language)[0];

    /// <summary>Whether the voices that an order would be cast with can be recorded as one conversation.</summary>
    public bool CanConverse(EpisodeOrder order)
    {
        if (SpeechOf(order) is not IDialogueModel model || model.VoicesFor(order.Language) is not [_, ..] voices)
            return false;
        var cast = Casting.Cast(order.ToSettings([]).Speakers, model.Provider, voices, order.Language);
        return DialogueRun.IsPossible([.. cast.Select(speaker => speaker.Voice)], model);
    }

    /// <summary>The voices that the catalogues of all providers have.</summary>
    public IReadOnlyList<Voice> Voices(string language) => [.. studio.Speeches.SelectMany(m => m.VoicesFor(language))];

    private ISpeechModel? SpeechOf(EpisodeOrder order) =>
        studio.Find(order.Providers.GetValueOrDefault(Capability.Speech, Makers.BuiltIn))?.Speech(ProviderAccess.WithoutKey(order.Models.GetValueOrDefault(Capability.Speech)));
}

/// <summary>What the operator leaves on: <c>ENABLE_VIDEO_GENERATION</c> and <c>BUILT_IN_STUDIO</c>.</summary>
public sealed record OfferOptions(bool WithVideo = true, bool WithBuiltInStudio = true);
