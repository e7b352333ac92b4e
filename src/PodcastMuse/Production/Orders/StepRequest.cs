using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace PodcastMuse.Production.Orders;

/// <summary>One step of a project that exists; what is left out is as in its last production.</summary>
public sealed record StepRequest
{
    [Required]
    public Guid? ProjectId { get; init; }

    [Range(1, OrderRules.MostMinutes), Description("Minutes")]
    public int? TargetDuration { get; init; }

    [StringLength(20)]
    public string? VoiceGender { get; init; }

    [StringLength(50)]
    public string? VoiceTone { get; init; }

    [StringLength(50)]
    public string? Template { get; init; }

    [StringLength(50)]
    public string? ImageStyle { get; init; }

    [StringLength(50)]
    public string? VideoMotion { get; init; }

    [StringLength(50)]
    public string? Music { get; init; }

    [MaxLength(OrderRules.MostSpeakers)]
    public IReadOnlyList<SpeakerRequest>? Speakers { get; init; }

    public IReadOnlyDictionary<string, string>? Providers { get; init; }

    public IReadOnlyDictionary<string, string>? Models { get; init; }

    public bool? Dialogue { get; init; }

    internal PodcastRequest ToPodcast() => new()
    {
        ProjectId = ProjectId,
        TargetDuration = TargetDuration,
        VoiceGender = VoiceGender,
        VoiceTone = VoiceTone,
        Template = Template,
        ImageStyle = ImageStyle,
        VideoMotion = VideoMotion,
        Music = Music,
        Speakers = Speakers,
        Providers = Providers,
        Models = Models,
        Dialogue = Dialogue,
    };
}
