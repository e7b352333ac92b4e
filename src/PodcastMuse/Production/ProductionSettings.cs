namespace PodcastMuse.Production;

/// <summary>Who speaks, as asked for; gender is "female" or "male". A voice named by id is taken where it exists.</summary>
public sealed record SpeakerWish(string Name, string Role, string Gender, string? VoiceId = null);

/// <summary>A line that is wanted anew: its words when it was asked for, and what the creator said of it.</summary>
public sealed record LineWish(Guid LineId, string Words, string? Instruction);

/// <summary>
/// What was asked for. Minutes null: as long as the material carries. <paramref name="Providers"/> names a provider per
/// capability (text, speech, image, video); a capability left out falls to the built-in studio.
/// </summary>
public sealed record ProductionSettings(
    string Title,
    string? Idea,
    string Language,
    double? Minutes,
    string Template,
    string Tone,
    string Audience,
    string VoiceGender,
    IReadOnlyList<SpeakerWish> Speakers,
    string ImageStyle,
    string VideoMotion,
    string Music,
    bool ReviewScript,
    IReadOnlyDictionary<string, string> Providers)
{
    public const string None = "none";

    /// <summary>The sources to work from; null: all the project has.</summary>
    public IReadOnlyList<Guid>? SourceIds { get; init; }

    /// <summary>Where the material does not carry the minutes asked for: an episode as long as it carries, with a note, rather than a refusal.</summary>
    public bool MayBeShorter { get; init; }

    /// <summary>Another take: a script that a model wrote before is written again, and earlier answers to the same request do not count.</summary>
    public bool Anew { get; init; }

    /// <summary>Neighbouring lines of two speakers are recorded as one conversation where the voices can, and cut into lines.</summary>
    public bool Dialogue { get; init; }

    /// <summary>Which take of the texts is wanted, 0 the first; null: the one that is there.</summary>
    public int? TextsTake { get; init; }

    /// <summary>The one line that is wanted anew; null where it is about the whole.</summary>
    public LineWish? Line { get; init; }

    /// <summary>Whether the script may still change while it is spoken: not once the creator has approved it.</summary>
    public bool MayRewrite => !ReviewScript && Minutes is not null && Line is null;

    public bool WithVideo => VideoMotion != None;

    /// <summary>The model per capability where the user named one; else the provider's usual one.</summary>
    public IReadOnlyDictionary<string, string>? Models { get; init; }

    public string? ModelOf(string capability) => Models?.GetValueOrDefault(capability);

    public string ProviderOf(string capability) => Providers.GetValueOrDefault(capability, "built-in");
}
