using PodcastMuse.Tests.Documents;

namespace PodcastMuse.App.Tests.Make;

/// <summary>The least that is a real episode: a minute from a few pages.</summary>
internal static class ShortRequest
{
    public static string[] Of(Workbench bench, string language = "en", string motion = "none") =>
    [
        "--title", "Small machines", "--source", bench.Keep($"book.{language}.md", File.ReadAllText(Prose.PathOf(language))),
        "--language", language, "--minutes", "1", "--motion", motion, "--out", bench.Out,
    ];
}
