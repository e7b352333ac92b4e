using PodcastMuse.Production;

namespace PodcastMuse.App.Make;

/// <summary>What <c>muse make</c> was asked for, as typed. <see cref="MakeRules"/> says whether it can be done.</summary>
internal sealed record MakeRequest(
    string? Title,
    string? Idea,
    IReadOnlyList<string> Sources,
    string? Script,
    string? From,
    string Language,
    int? Minutes,
    string Template,
    string Tone,
    int? Speakers,
    string VoiceGender,
    string ImageStyle,
    string Motion,
    string Music,
    string Provider,
    string? Out,
    bool Json,
    bool Verbose)
{
    public ProductionSettings ToSettings(string title, IReadOnlyList<SpeakerWish> speakers, double? minutes) => new(
        title,
        string.IsNullOrWhiteSpace(Idea) ? null : Idea.Trim(),
        Language,
        minutes,
        Template,
        Tone,
        "general",
        VoiceGender,
        speakers,
        ImageStyle,
        Motion,
        Music,
        ReviewScript: false,
        new Dictionary<string, string>());
}
