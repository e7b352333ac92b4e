using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Video;

/// <summary>
/// An episode's film to assemble. <paramref name="ClipPath"/> is a clip of any size and rate; <paramref name="AudioPath"/> the whole
/// episode as AAC in an MP4 container (.m4a), copied as it is; <paramref name="CaptionsPath"/> an SRT file; <paramref name="LetteringPath"/>
/// a transparent 1920×1080 PNG that stands still over the moving picture. <paramref name="Facts"/> become the film's tags.
/// </summary>
public sealed record EpisodeVideoRequest(
    string ClipPath,
    string AudioPath,
    string? CaptionsPath,
    string? LetteringPath,
    EpisodeFacts Facts,
    Timeline Timeline,
    string OutputPath);
