namespace PodcastMuse.Media.Tools;

/// <summary>ffmpeg as we always call it: quiet, without a keyboard, overwriting its own outputs.</summary>
public static class Ffmpeg
{
    public static Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync("ffmpeg", ["-hide_banner", "-nostdin", "-loglevel", "error", "-y", .. arguments], cancellationToken);
}
