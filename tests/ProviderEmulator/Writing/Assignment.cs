namespace ProviderEmulator.Writing;

/// <summary>A stretch of source text in the prompt, with the label it can be cited by.</summary>
internal sealed record SourcePassage(string? Id, string Text);

/// <summary>
/// What a prompt asks for, as far as it can be read out of the prose: how long (null: nothing said), in which language, who speaks,
/// from which sources. <paramref name="LineCap"/> is the longest line allowed, in words; <paramref name="FirstSpeaker"/> the number of the first.
/// <paramref name="Begin"/> is how much of the whole stands before what is to be written, 0 to 1: half of it before chapter 3 of 4.
/// </summary>
internal sealed record Assignment(
    string Language,
    int? Length,
    LengthUnit Unit,
    int? LineCap,
    int? Chapters,
    IReadOnlyList<string> Speakers,
    int FirstSpeaker,
    IReadOnlyList<SourcePassage> Passages,
    string Topic,
    double Begin = 0)
{
    public bool IsThai => Language == "th";
}
