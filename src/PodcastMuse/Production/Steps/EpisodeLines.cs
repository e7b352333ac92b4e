using PodcastMuse.Media.Timelines;
using PodcastMuse.Projects;

namespace PodcastMuse.Production.Steps;

/// <summary>A script's lines as the timeline sees them.</summary>
internal static class EpisodeLines
{
    public static bool WithMusic(ProductionSettings settings) => settings.Music != ProductionSettings.None;

    /// <summary>The length to meet, in seconds; the creator's own script is as long as it is, and so is one whose material did not carry more.</summary>
    public static double? TargetOf(EpisodeScript script, ProductionSettings settings) =>
        script.Origin == ScriptOrigin.User || IsShorter(script, settings) ? null : settings.Minutes * 60;

    /// <summary>Whether the material did not carry the length asked for, and less was wanted rather than nothing.</summary>
    public static bool IsShorter(EpisodeScript script, ProductionSettings settings) => script.Origin != ScriptOrigin.User && settings.MayBeShorter
        && script.PredictedSeconds < settings.Minutes * 60 * (1 - TimelineFit.Tolerance);

    public static IReadOnlyList<SpokenLength> LengthsOf(EpisodeScript script, IReadOnlyList<SpokenTake> takes) =>
        Chapters(script).Zip(script.Lines, takes).Select(x => new SpokenLength(x.Third.TrimmedSeconds, x.Second.Speaker, x.First)).ToList();

    /// <summary>Lines with their sound, ready to place; <paramref name="paths"/> are local files in the lines' order.</summary>
    public static IReadOnlyList<SpokenLine> Of(EpisodeScript script, IReadOnlyList<string> paths) =>
        Chapters(script).Zip(script.Lines, paths)
            .Select((x, i) => new SpokenLine(i, x.Second.Text, x.Second.Speaker, script.Speakers[x.Second.Speaker].Name, x.First, x.Third))
            .ToList();

    private static IEnumerable<int> Chapters(EpisodeScript script) => script.Chapters.SelectMany((chapter, i) => chapter.Lines.Select(_ => i));
}
