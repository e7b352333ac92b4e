namespace PodcastMuse.Providers;

/// <summary>A person heard in the episode. Role is "host", "guest", "narrator", "expert" …</summary>
public sealed record Speaker(string Name, string Role, Voice Voice);

/// <summary>
/// A stretch of source text a line may rest on. <paramref name="Id"/> is stable for the same source content (e.g. <c>s1.p12</c>);
/// <paramref name="Heading"/> is the nearest heading above it, <paramref name="Page"/> its page where there are pages (from 1).
/// <paramref name="Headings"/> is the chain of headings it stands under, highest first and the nearest last; null where only the nearest is known.
/// </summary>
public sealed record Passage(string Id, string SourceTitle, string? Heading, int? Page, string Text, IReadOnlyList<string>? Headings = null);

/// <summary>
/// Everything a writer needs. <paramref name="SpeechSeconds"/> is the length to fill, gaps included; null means as long as the material carries.
/// <paramref name="WithMusic"/>: opening, bridges and closing of music take their part of that length (<c>Media.Timelines.NaturalGaps</c>).
/// <paramref name="MayBeShorter"/>: where the material does not carry that length, a shorter script with a note is wanted, not a refusal.
/// <paramref name="PaceCorrection"/> multiplies every voice's calibrated pace (1 = as calibrated; 1.05 = the voice turned out 5 % faster).
/// </summary>
public sealed record ScriptBrief(
    string Title,
    string? Idea,
    string Language,
    string Template,
    string Tone,
    string Audience,
    double? SpeechSeconds,
    IReadOnlyList<Speaker> Speakers,
    IReadOnlyList<Passage> Passages,
    double PaceCorrection = 1.0,
    bool WithMusic = false,
    bool MayBeShorter = false);
