using PodcastMuse.Production.Orders;

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
    public EpisodeOrder ToOrder(string title) => new()
    {
        Title = title,
        Idea = Idea,
        Language = Language,
        Minutes = Minutes,
        Template = Template,
        Tone = Tone,
        VoiceGender = VoiceGender,
        SpeakerCount = Speakers,
        ImageStyle = ImageStyle,
        VideoMotion = Motion,
        Music = Music,
        SourceCount = Sources.Count,
    };
}
