using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Mastering;

/// <summary>Which programs made a master, for its certificate.</summary>
internal static class ToolVersions
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var ffmpeg = await Tool.RunAsync("ffmpeg", ["-version"], cancellationToken);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ffmpeg"] = ffmpeg.Split(' ', 4) is [_, "version", var version, ..] ? version : "unknown",
            ["lame"] = LameLibrary.Version,
            ["muse"] = typeof(ToolVersions).Assembly.GetName().Version?.ToString(3) ?? "unknown",
        };
    }
}
