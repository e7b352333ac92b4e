using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// An episode to master. Lines in order, at least one; chapters count from 0 and never go back. <paramref name="TargetSeconds"/>
/// null: natural pace. <paramref name="Music"/>: "none" or one of <see cref="Music.Beds.Names"/>. The cache directory may be
/// shared and may be deleted at any time.
/// </summary>
public sealed record MasterRequest(
    IReadOnlyList<SpokenLine> Lines,
    IReadOnlyList<string> ChapterTitles,
    double? TargetSeconds,
    string Music,
    string OutputDirectory,
    string CacheDirectory,
    string Language);
