using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace PodcastMuse.Production.Orders;

/// <summary>A speaker as the API takes it.</summary>
public sealed record SpeakerRequest(
    [property: StringLength(OrderRules.MostName)] string? Name = null,
    [property: StringLength(OrderRules.MostName), Description("host, guest, narrator, expert …")] string? Role = null,
    [property: Description("female or male")] string? Gender = null,
    [property: StringLength(100), Description("A voice's id, as /options lists them")] string? Voice = null);

/// <summary>Material as the API takes it: a text, an address, or the id of a source that the project has already. Exactly one.</summary>
public sealed record SourceRequest(
    [property: StringLength(2000)] string? Url = null,
    [property: StringLength(1_000_000)] string? Text = null,
    [property: StringLength(500)] string? Title = null,
    Guid? Id = null);

/// <summary>
/// An order of an episode. Title to video_motion are the brief's own (5.2.1). For a project that exists, what is left out is taken
/// from the project.
/// </summary>
public sealed record PodcastRequest
{
    [StringLength(OrderRules.MostTitle), Description("Needed unless project_id names a project")]
    public string? Title { get; init; }

    [StringLength(OrderRules.MostIdea), Description("What the episode is about, in your own words")]
    public string? Description { get; init; }

    [StringLength(35), Description("en, th, or another language tag (de, pt-BR) where a language model writes and a voice speaks it")]
    public string? Language { get; init; }

    [Range(1, OrderRules.MostMinutes), Description("Minutes; left out: as long as the material carries")]
    public int? TargetDuration { get; init; }

    [StringLength(20), Description("The first speaker's: female or male")]
    public string? VoiceGender { get; init; }

    [StringLength(50)]
    public string? VoiceTone { get; init; }

    [StringLength(50)]
    public string? Template { get; init; }

    [StringLength(50)]
    public string? ImageStyle { get; init; }

    [StringLength(50), Description("none: no video, and none charged")]
    public string? VideoMotion { get; init; }

    [StringLength(100)]
    public string? Audience { get; init; }

    public Guid? ProjectId { get; init; }

    [MaxLength(OrderRules.MostSpeakers)]
    public IReadOnlyList<SpeakerRequest>? Speakers { get; init; }

    [MaxLength(10), Description("Texts, addresses, or ids of the project's sources; left out: all the project has")]
    public IReadOnlyList<SourceRequest>? Sources { get; init; }

    [StringLength(1_000_000), Description("A finished script of your own, lines of 'Name: text'; it is spoken as it is")]
    public string? Script { get; init; }

    [Description("Who makes what: text, speech, image, video → built-in, openai, kie, elevenlabs, google")]
    public IReadOnlyDictionary<string, string>? Providers { get; init; }

    [Description("Which model of its provider, per capability; left out: the usual one")]
    public IReadOnlyDictionary<string, string>? Models { get; init; }

    [StringLength(50), Description("A music bed, or none")]
    public string? Music { get; init; }

    [Description("Record neighbouring lines of two speakers as one conversation, where the model of the voices can")]
    public bool? Dialogue { get; init; }

    [Description("Stop after the script until it is approved")]
    public bool ReviewScript { get; init; }
}
