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

    /// <summary>Bytes of instructions: with the call for the outline and that for the shop window, and with a chapter's, which tells the outline too.</summary>
    private const int Framing = 5_000;
    private const int ChapterFraming = 6_800;

    /// <summary>Bytes of source text that a writer shows a model at once: for the outline, and for a chapter.</summary>
    private const int MostForOutline = 120_000;
    private const int MostForChapter = 40_000;

    /// <summary>Characters of title, description, notes and posts.</summary>
    private const int ShopWindow = 3_000;

    /// <summary>Bytes of JSON around a character of the script.</summary>
    private const double Wrapping = 0.35;

    /// <summary>Bytes that stand for a thinking model's hidden words in a call.</summary>
    private const int Thinking = 256;

    private const double ClipSeconds = 6;

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
        var script = Characters * BytesPerCharacter;
        var shop = ShopWindow * BytesPerCharacter;
        if (!IsWritten)
            return new PlannedUse(1, Characters, Framing + script, shop + Thinking);
        var chapters = ChapterCount.For(Seconds);
        var sources = SourceCharacters * BytesPerCharacter;
        return new PlannedUse(
            chapters + 2,
            Characters,
            Framing + Math.Min(sources, MostForOutline) + (chapters * (ChapterFraming + Math.Min(sources, MostForChapter))) + Framing + script,
            script + (int)(Characters * Wrapping) + shop + ((chapters + 2) * Thinking));
    }
}
