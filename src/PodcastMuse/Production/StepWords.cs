using System.Globalization;
using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Notifications;

namespace PodcastMuse.Production;

/// <summary>
/// Everything that steps say while all goes well, in one place: clients translate these by their codes. Lengths are in seconds.
/// </summary>
internal static class StepWords
{
    private const string ScriptIsShorter = "script_shorter";
    private const string SoundIsMastered = "mastered";

    public static readonly Phrase CheckingMakers = Phrase.Of("checking_makers", "Looking whether everybody is ready");
    public static readonly Phrase WritingScript = Phrase.Of("writing_script", "The script is being written");
    public static readonly Phrase WritingLine = Phrase.Of("writing_line", "The line is being written");
    public static readonly Phrase LineWritten = Phrase.Of("line_written", "The line is written anew.");
    public static readonly Phrase SpeakingLines = Phrase.Of("speaking_lines", "Lines are being spoken");
    public static readonly Phrase LengthIsOff = Phrase.Of("length_is_off", "The lines ran long or short; adjusting the script to the length asked for");
    public static readonly Phrase AdjustingScript = Phrase.Of("adjusting_script", "The script is being adjusted");
    public static readonly Phrase MakingPicture = Phrase.Of("making_picture", "The picture is being made");
    public static readonly Phrase SettingTitle = Phrase.Of("setting_title", "Setting the title");
    public static readonly Phrase CoverReady = Phrase.Of("cover_ready", "The cover is ready.");
    public static readonly Phrase AnimatingPicture = Phrase.Of("animating_picture", "The picture is being animated");
    public static readonly Phrase ClipReady = Phrase.Of("clip_ready", "The clip is ready.");
    public static readonly Phrase AssemblingFilm = Phrase.Of("assembling_film", "Putting the film together");
    public static readonly Phrase RenderingPreviews = Phrase.Of("rendering_previews", "Rendering the previews");
    public static readonly Phrase FilmReady = Phrase.Of("film_ready", "The film and its previews are ready.");
    public static readonly Phrase WritingTexts = Phrase.Of("writing_texts", "The texts are being written");
    public static readonly Phrase TextsFollow = Phrase.Of("texts_follow", "The texts follow the script");
    public static readonly Phrase EpisodeReady = Phrase.Of("episode_ready", "The episode is ready.");

    /// <summary>While a step begins.</summary>
    public static Phrase Beginning(string step) => step switch
    {
        ProductionPlan.BriefInput => Phrase.Of("begins_brief", "Reading the brief and the sources"),
        ProductionPlan.ScriptGeneration => Phrase.Of("begins_script", "Writing the script"),
        ProductionPlan.TtsGeneration => Phrase.Of("begins_speech", "Speaking the lines"),
        ProductionPlan.AudioMastering => Phrase.Of("begins_master", "Mastering the sound"),
        ProductionPlan.ImageGeneration => Phrase.Of("begins_cover", "Making the cover"),
        ProductionPlan.VideoGeneration => Phrase.Of("begins_clip", "Animating the cover"),
        ProductionPlan.VideoAssembly => Phrase.Of("begins_film", "Putting the video together"),
        ProductionPlan.SeoSuggestions => Phrase.Of("begins_texts", "Writing title, description and tags"),
        _ => Phrase.Of("begins_package", "Packing everything"),
    };

    public static Phrase Fetching(string origin) => Phrase.Of("fetching", $"Fetching {origin}", ("origin", origin));

    public static Phrase BriefRead(int sources, int passages, int speakers) => Phrase.Of(
        "brief_read",
        sources == 0
            ? $"{Count(speakers, "speaker is", "speakers are")} ready."
            : $"{Count(sources, "source", "sources")} with {Count(passages, "passage", "passages")} read; {Count(speakers, "speaker is", "speakers are")} ready.",
        ("sources", sources), ("passages", passages), ("speakers", speakers));

    public static Phrase OwnScriptKept(int lines) =>
        Phrase.Of("own_script_kept", $"Your script is kept as it is: {Count(lines, "line", "lines")}.", ("lines", lines));

    public static Phrase ScriptWritten(int lines, int chapters, double seconds) => Phrase.Of(
        "script_written",
        $"{Count(lines, "line", "lines")} in {Count(chapters, "chapter", "chapters")}, about {Clock(seconds)} to speak.",
        ("lines", lines), ("chapters", chapters), ("seconds", Math.Round(seconds)));

    /// <param name="lines">Of the script.</param>
    /// <param name="chapters">Of the script.</param>
    /// <param name="seconds">How long it will take to speak.</param>
    /// <param name="wanted">The length that was asked for.</param>
    public static Phrase ScriptShorter(int lines, int chapters, double seconds, double wanted) => Phrase.Of(
        ScriptIsShorter,
        $"{ScriptWritten(lines, chapters, seconds).Words} {Clock(wanted)} were asked for; the material has no more.",
        ("lines", lines), ("chapters", chapters), ("seconds", Math.Round(seconds)), ("wanted", Math.Round(wanted)));

    public static Phrase EpisodeShorter(Shortfall shortfall) => Phrase.Of(
        "episode_shorter",
        $"The episode is ready. {Clock(shortfall.Wanted)} were asked for; the material has no more than {Clock(shortfall.Seconds)}.",
        ("seconds", shortfall.Seconds), ("wanted", shortfall.Wanted));

    /// <summary>By how much an episode that is ready is shorter than asked for, as its steps have said it; null where it is not.</summary>
    public static Shortfall? ShortfallOf(IReadOnlyList<ProductionStep> steps)
    {
        return SaidBy(ProductionPlan.ScriptGeneration) is { Code: ScriptIsShorter } script && SaidBy(ProductionPlan.AudioMastering) is { Code: SoundIsMastered } master
            ? new Shortfall(NumberIn(master, "seconds"), NumberIn(script, "wanted"))
            : null;

        Saying? SaidBy(string step) => Phrase.ReadSaid(steps.FirstOrDefault(s => s.Name == step && s.Status == StepStatus.Completed)?.Said);
    }

    public static Phrase LinesSpoken(int done, int total) =>
        Phrase.Of("lines_spoken", $"{done} of {Count(total, "line is", "lines are")} spoken", ("done", done), ("total", total));

    public static Phrase AllSpoken(int lines, double seconds) => Phrase.Of(
        "all_spoken", $"{Count(lines, "line is", "lines are")} spoken, {Clock(seconds)} in all.", ("lines", lines), ("seconds", Math.Round(seconds)));

    /// <param name="length">Of the whole episode.</param>
    /// <param name="lufs">Integrated loudness.</param>
    /// <param name="peak">True peak, dBTP.</param>
    public static Phrase Mastered(TimeSpan length, double lufs, double peak) => Phrase.Of(
        SoundIsMastered,
        string.Create(CultureInfo.InvariantCulture, $"{length:h\\:mm\\:ss} at {lufs:0.0} LUFS, peaks at {peak:0.0} dBTP."),
        ("seconds", Math.Round(length.TotalSeconds)), ("lufs", Math.Round(lufs, 1)), ("peak", Math.Round(peak, 1)));

    public static Phrase TextsWritten(int tags, int posts) =>
        Phrase.Of("texts_written", $"{Count(tags, "tag", "tags")}, a description and {Count(posts, "post", "posts")}.", ("tags", tags), ("posts", posts));

    public static Phrase Packed(int files) => Phrase.Of("packed", $"{Count(files, "file is", "files are")} packed.", ("files", files));

    /// <param name="fault">What went wrong; a value of the sentence, too, where it is of a known kind.</param>
    /// <param name="delay">Until the next try.</param>
    public static Phrase TryingAgain(Phrase fault, TimeSpan delay) => Phrase.Of(
        "trying_again",
        $"{fault.Words} Trying again in {delay.TotalSeconds:0} s.",
        fault.Said is { } said ? [("seconds", Math.Round(delay.TotalSeconds)), ("fault", said)] : [("seconds", Math.Round(delay.TotalSeconds))]);

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static double NumberIn(Saying said, string name) => ((JsonElement)said.Values[name]).GetDouble();

    /// <summary>Minutes and seconds, however many: 75:00.</summary>
    private static string Clock(double seconds) => Shortfall.Clock(seconds);
}
