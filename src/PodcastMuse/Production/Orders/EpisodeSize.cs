using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// How much an episode takes of each provider, foretold from its length: <paramref name="Characters"/> of script and the characters of
/// its sources, <paramref name="Seconds"/> of speech. A script that the creator wrote is not written by a model.
/// </summary>
internal sealed record EpisodeSize(int Characters, double Seconds, bool IsWritten, int SourceCharacters, string Language)
{
    /// <summary>Characters of a line as writers write them, with which the number of calls for speech is foretold.</summary>
    private const double Line = 140;

    /// <summary>Minutes of a chapter, each written by a call of its own.</summary>
    private const double ChapterMinutes = 3;

    /// <summary>Bytes of instructions, outline and recap that go with each call for text.</summary>
    private const int Framing = 5_000;

    /// <summary>Bytes of title, description, notes and posts.</summary>
    private const int ShopWindow = 4_000;

    private const double ClipSeconds = 6;

    /// <summary>JSON around the lines, as a share of them.</summary>
    private const double Wrapping = 1.35;

    private int BytesPerCharacter => Language.StartsWith("th", StringComparison.Ordinal) ? 3 : 1;

    public (string Unit, double Quantity) UnitsOf(string capability) => capability switch
    {
        Capability.Image => ("images", 1),
        Capability.Video => ("clips", 1),
        _ => ("characters", Characters),
    };

    public PlannedUse UseOf(string capability) => capability switch
    {
        Capability.Text => Text(),
        Capability.Speech => new PlannedUse((int)Math.Ceiling(Characters / Line), Characters, Characters * BytesPerCharacter, 0, Seconds),
        Capability.Video => new PlannedUse(1, Seconds: ClipSeconds),
        _ => new PlannedUse(1),
    };

    private PlannedUse Text()
    {
        var script = (int)(Characters * BytesPerCharacter * Wrapping);
        var writing = IsWritten ? 1 + (int)Math.Ceiling(Seconds / 60 / ChapterMinutes) : 0;
        var material = IsWritten ? SourceCharacters * BytesPerCharacter : 0;
        return new PlannedUse(
            writing + 1, Characters, (Framing * (writing + 1)) + material + script, (IsWritten ? script : 0) + (ShopWindow * BytesPerCharacter));
    }
}
