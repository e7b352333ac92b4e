using System.Text.Json.Serialization;
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
    // Left out of the fingerprint where it is not asked for, so that what was begun before there was a choice is found again.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Dialogue,
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
        Dialogue = Dialogue,
        SourceCount = Sources.Count,
    };
}
