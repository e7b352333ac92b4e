namespace PodcastMuse.Media.Video;

/// <summary>
/// A preview to render. <paramref name="CoverPath"/> is the finished square cover; audio is anything ffmpeg decodes;
/// <paramref name="CaptionsPath"/> an SRT file on the episode's clock; the stretch is on that clock too, 60 s at most.
/// </summary>
public sealed record PreviewRequest(
    string CoverPath, string AudioPath, string? CaptionsPath, string Title, string Language, TimeSpan Start, TimeSpan End, string OutputDirectory);

/// <summary>The rendered previews: <paramref name="Square"/> 1080×1080, <paramref name="Vertical"/> 1080×1920.</summary>
public sealed record PreviewFiles(string Square, string Vertical);
