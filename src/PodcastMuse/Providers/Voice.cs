namespace PodcastMuse.Providers;

/// <summary>How a voice is heard; what creators choose by.</summary>
public enum VoiceGender { Female, Male }

/// <summary>
/// A voice somebody can speak with. <paramref name="UnitsPerSecond"/> is its calibrated pace in spoken units
/// (<see cref="Language.SpokenUnits"/>) per second of trimmed speech; <paramref name="Settings"/> are part of a segment's content address.
/// </summary>
public sealed record Voice(
    string Provider,
    string Model,
    string Id,
    string Name,
    VoiceGender Gender,
    string Language,
    double UnitsPerSecond,
    IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Whether it can be told how to say a line (<see cref="SpeechRequest.Note"/>).</summary>
    public bool HearsNotes { get; init; }
}
