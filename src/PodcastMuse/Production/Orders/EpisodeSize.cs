using PodcastMuse.Language;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Providers;

namespace PodcastMuse.Production.Orders;

/// <summary>
/// How much an episode takes of each provider, foretold from its length: <paramref name="Characters"/> of script in so many
/// <paramref name="Lines"/>, <paramref name="Seconds"/> of episode, of which <paramref name="SpokenSeconds"/> are speech and the rest is gaps.
/// A script that the creator wrote is not written by a model.
/// </summary>
internal sealed record EpisodeSize(int Characters, int Lines, double Seconds, double SpokenSeconds, bool IsWritten, int SourceCharacters, string Language)
{
    private const double ClipSeconds = 6;

    /// <summary>The creator's own words about the episode, which each request to a writer repeats.</summary>
    public int IdeaCharacters { get; init; }

    /// <summary>The size of an episode that is yet to be written, as a voice of that pace fills it: the gaps between its lines, its chapters and around it are silent.</summary>
    public static EpisodeSize Written(double seconds, double unitsPerSecond, string language, int sourceCharacters, bool withMusic)
    {
        var tongue = ScriptTongue.Of(language);
        var charactersASecond = unitsPerSecond / tongue.UnitsPerCharacter;
        var line = tongue.Line / charactersASecond;
        var bridges = (ChapterCount.For(seconds) - 1) * ((withMusic ? NaturalGaps.ChapterWithMusic : NaturalGaps.Chapter) - NaturalGaps.Turn);
        var spoken = Math.Max(1, seconds - NaturalGaps.Lead(withMusic) - NaturalGaps.Tail(withMusic) - bridges) * line / (line + NaturalGaps.Turn);
        var characters = (int)(spoken * charactersASecond);
        return new EpisodeSize(characters, LinesOf(characters, tongue), seconds, spoken, IsWritten: true, sourceCharacters, language);
    }

    /// <summary>The size of a script that is there.</summary>
    public static EpisodeSize There(int characters, int lines, double unitsPerSecond, string language)
    {
        var spoken = characters * ScriptTongue.Of(language).UnitsPerCharacter / unitsPerSecond;
        return new EpisodeSize(characters, lines, spoken, spoken, IsWritten: false, 0, language);
    }

    public (string Unit, double Quantity) UnitsOf(string capability) => capability switch
    {
        Capability.Image => ("images", 1),
        Capability.Video => ("clips", 1),
        _ => ("characters", Characters),
    };

    public PlannedUse UseOf(string capability) => capability switch
    {
        Capability.Text => ScriptUse.Of(this),
        Capability.Speech => new PlannedUse(Lines, Characters, Characters * ScriptTongue.Of(Language).BytesPerCharacter, 0, SpokenSeconds),
        Capability.Video => new PlannedUse(1, Seconds: ClipSeconds),
        _ => new PlannedUse(1),
    };

    private static int LinesOf(int characters, ScriptTongue tongue) => Math.Max(1, (int)Math.Ceiling(characters / tongue.Line));
}

/// <summary>
/// What a language makes of a script: characters of a line as models write them (32 words, as they are asked to), UTF-8 bytes of a character,
/// spoken units and words of a character over the calibration texts, and bytes of the instructions that each call begins with.
/// </summary>
internal sealed record ScriptTongue(double Line, int BytesPerCharacter, double UnitsPerCharacter, double CharactersPerWord, int Instructions)
{
    private static readonly ScriptTongue English = new(182, 1, 0.295, 5.7, 2_200);
    private static readonly ScriptTongue Thai = new(131, 3, 0.39, 4.1, 3_500);

    public static ScriptTongue Of(string language) => SpeechText.PrimaryTag(language) == "th" ? Thai : English;
}
