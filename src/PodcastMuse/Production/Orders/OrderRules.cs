using System.Text.RegularExpressions;
using PodcastMuse.Kernel;
using PodcastMuse.Projects;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Production.Orders;

/// <summary>What is wrong with a field of an order; <paramref name="Words"/> continue a sentence that begins with the field's name.</summary>
public sealed record Flaw(string Field, string Words);

/// <summary>What can be ordered: the one set of rules of the terminal and the API. Fields are named as in the API.</summary>
public static partial class OrderRules
{
    public const int MostMinutes = 180;
    public const int MostTitle = 255;
    public const int MostIdea = 20_000;
    public const int MostSpeakers = 4;
    public const int MostName = 60;

    /// <summary>Everything that is wrong, in the order of the fields; empty: the order can be taken.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="offer">What there is to choose from.</param>
    /// <param name="voices">The voices of whoever speaks; null: of anybody.</param>
    public static IEnumerable<Flaw> Check(EpisodeOrder order, Offer offer, IReadOnlyList<Providers.Voice>? voices = null)
    {
        if (string.IsNullOrWhiteSpace(order.Title))
            yield return new Flaw("title", "is needed.");
        if (order.Title.Length > MostTitle || order.Title.Any(char.IsControl))
            yield return new Flaw("title", $"must be one line of at most {MostTitle} characters.");
        if (order.Idea?.Length > MostIdea)
            yield return new Flaw("description", $"is longer than {MostIdea:N0} characters. Give it as a source.");
        if (order.Minutes is < 1 or > MostMinutes)
            yield return new Flaw("target_duration", $"must be from 1 to {MostMinutes} minutes; {order.Minutes} was given.");
        if (order.SourceCount > SourceLimits.Sources)
            yield return new Flaw("sources", $"may be at most {SourceLimits.Sources}; {order.SourceCount} were given.");
        if (LanguageFlaw(order) is { } tongue)
            yield return tongue;
        foreach (var flaw in Choices(order, offer).Concat(Cast(order, voices ?? offer.Voices(order.Language))))
            yield return flaw;
    }

    /// <summary>
    /// The languages of the built-in writer always; any other where a language model writes. Whether somebody speaks it is seen when it is
    /// decided who does.
    /// </summary>
    private static Flaw? LanguageFlaw(EpisodeOrder order)
    {
        if (Offer.Languages.Contains(order.Language))
            return null;
        if (order.Language.Length > ProjectRules.MostLanguage || !Tag().IsMatch(order.Language))
            return Unknown("language", order.Language, Offer.Languages);
        var known = string.Join(", ", Offer.Languages);
        return order.Providers.GetValueOrDefault(Capability.Text, Makers.BuiltIn) != Makers.BuiltIn ? null
            : new Flaw("language", $"'{order.Language}' is not known to the built-in writer. Add the key of a provider whose language model writes it, or choose one of: {known}.");
    }

    [GeneratedRegex(ProjectRules.LanguageTag, RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    private static IEnumerable<Flaw> Choices(EpisodeOrder order, Offer offer)
    {
        (string Field, string Value, IReadOnlyList<string> Allowed)[] choices =
        [
            ("template", order.Template, Offer.Templates),
            ("voice_tone", order.Tone, Offer.Tones),
            ("voice_gender", order.VoiceGender, Offer.Genders),
            ("image_style", order.ImageStyle, offer.ImageStyles),
            ("video_motion", order.VideoMotion, offer.Motions),
            ("music", order.Music, offer.MusicBeds),
        ];
        return choices.Where(c => !c.Allowed.Contains(c.Value)).Select(c => Unknown(c.Field, c.Value, c.Allowed));
    }

    private static IEnumerable<Flaw> Cast(EpisodeOrder order, IReadOnlyList<Providers.Voice> known)
    {
        var count = order.Speakers.Count > 0 ? order.Speakers.Count : order.SpeakerCount;
        if (count is < 1 or > MostSpeakers)
            yield return new Flaw("speakers", $"must be from 1 to {MostSpeakers}; {count} was given.");
        var names = order.Speakers.Select(s => s.Name?.Trim()).OfType<string>().ToList();
        if (names.Exists(n => n.Length is 0 or > MostName || n.Any(char.IsControl)) || order.Speakers.Any(s => s.Role?.Length > MostName))
            yield return new Flaw("speakers", $"need names and roles of one line with at most {MostName} characters.");
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
            yield return new Flaw("speakers", "must have different names.");
        foreach (var gender in order.Speakers.Select(s => s.Gender).OfType<string>().Except(Offer.Genders))
            yield return Unknown("speakers", gender, Offer.Genders);
        var voices = known.Select(v => v.Id).ToList();
        foreach (var voice in order.Speakers.Select(s => s.VoiceId).OfType<string>().Except(voices))
            yield return Unknown("speakers", voice, voices);
    }

    private static Flaw Unknown(string field, string value, IReadOnlyList<string> allowed) =>
        new(field, $"'{(value.Length > MostName ? value.Shorten(MostName) + "…" : value)}' is not known. Choose one of: {string.Join(", ", allowed)}.");
}
