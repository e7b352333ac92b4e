using System.Globalization;
using CliWrap;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Covers;
using PodcastMuse.Media.Lettering;
using PodcastMuse.Media.Tools;
using SkiaSharp;

namespace PodcastMuse.Media.Video;

/// <summary>
/// Renders short captioned previews for social networks: square and upright, H.264 and AAC. Only the strip with caption, bars and
/// progress is drawn for each frame; ffmpeg lays it over the still rest. Files appear only when whole and probed.
/// </summary>
public static class Previews
{
    private const int FramesPerSecond = 25;

    /// <summary>Writes <c>square.mp4</c> and <c>vertical.mp4</c>.</summary>
    public static Task<PreviewFiles> RenderAsync(PreviewRequest request, CancellationToken cancellationToken) =>
        RenderAsync(request, Typefaces.OfThisMachine, cancellationToken);

    internal static async Task<PreviewFiles> RenderAsync(PreviewRequest request, Typefaces typefaces, CancellationToken cancellationToken)
    {
        var length = request.End - request.Start;
        length = length > QuotePicker.Longest ? QuotePicker.Longest : length;
        if (length <= TimeSpan.Zero)
            throw FaultException.Permanent(Problems.InvalidInput("The preview's end must lie after its start."));
        using var cover = Art.Open(request.CoverPath);
        var levels = await VoiceLevels.MeasureAsync(request.AudioPath, request.Start, length, cancellationToken);
        var subtitles = request.CaptionsPath is null ? [] : Within(await SubtitleFile.ReadAsync(request.CaptionsPath, cancellationToken), request.Start.TotalSeconds, length.TotalSeconds);
        var work = Workplace.Under(request.OutputDirectory);
        try
        {
            var sound = Path.Combine(work, "sound.m4a");
            await EncodeSoundAsync(request, length, sound, cancellationToken);
            var files = new List<string>();
            foreach (var layout in (PreviewLayout[])[PreviewLayout.Square, PreviewLayout.Vertical])
            {
                using var stage = PreviewStage.Build(layout, cover, typefaces, request.Title, request.Language);
                using var strip = new PreviewStrip(layout, stage, typefaces, request.Language, subtitles, levels, length.TotalSeconds);
                files.Add(await RenderAsync(layout, stage, strip, length.TotalSeconds, sound, work, request, cancellationToken));
            }
            return new PreviewFiles(files[0], files[1]);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<Subtitle> Within(IEnumerable<Subtitle> subtitles, double start, double seconds) =>
    [
        .. subtitles.Where(s => s.End > start + 0.05 && s.Start < start + seconds - 0.05)
            .Select(s => s with { Start = s.Start - start, End = Math.Min(s.End - start, seconds) }),
    ];

    private static async Task EncodeSoundAsync(PreviewRequest request, TimeSpan length, string output, CancellationToken cancellationToken)
    {
        var fadeAt = Math.Max(0, length.TotalSeconds - 0.3).ToString("F3", CultureInfo.InvariantCulture);
        await Ffmpeg.RunAsync(
            [
                "-ss", VoiceLevels.Seconds(request.Start), "-t", VoiceLevels.Seconds(length), "-i", request.AudioPath, "-vn", "-ar", "48000",
                "-af", $"afade=t=in:d=0.03,afade=t=out:st={fadeAt}:d=0.3", "-c:a", "aac", "-b:a", "128k", output,
            ],
            cancellationToken);
    }

    private static async Task<string> RenderAsync(
        PreviewLayout layout, PreviewStage stage, PreviewStrip strip, double seconds, string sound, string work, PreviewRequest request, CancellationToken cancellationToken)
    {
        var still = Path.Combine(work, layout.Name + ".png");
        using (var image = stage.Surface.Snapshot())
        using (var png = image.Encode(SKEncodedImageFormat.Png, 100))
            await Jpeg.WriteAsync(png, still, cancellationToken);
        var unfinished = Path.Combine(work, layout.Name + ".mp4");
        var frames = (int)Math.Ceiling(seconds * FramesPerSecond);
        await Tool.RunAsync(
            "ffmpeg",
            [
                "-hide_banner", "-loglevel", "error", "-y", "-i", still,
                "-f", "rawvideo", "-pix_fmt", "bgra", "-video_size", $"{layout.Width}x{layout.Strip.Height}", "-framerate", "25", "-i", "pipe:0", "-i", sound,
                "-filter_complex",
                $"[0:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,loop=-1:1:0,setpts=N/{FramesPerSecond}/TB[still];"
                    + $"[1:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[strip];[still][strip]overlay=0:{layout.Strip.Top}:shortest=1:format=yuv420[out]",
                "-map", "[out]", "-map", "2:a", "-c:a", "copy", "-r", "25", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22", "-profile:v", "high", "-pix_fmt", "yuv420p",
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-metadata", $"title={request.Title}", "-movflags", "+faststart", unfinished,
            ],
            PipeTarget.Null,
            cancellationToken,
            PipeSource.Create((stream, stop) => FeedAsync(strip, frames, stream, stop)));
        var facts = await MediaProbe.ProbeAsync(unfinished, cancellationToken);
        if (facts is not { VideoCodec: "h264", AudioCodec: "aac" } || facts.Width != layout.Width || facts.Height != layout.Height || Math.Abs(facts.Duration - seconds) > 0.2)
            throw FaultException.Transient(Problems.UnsoundResult("A preview came out wrong. It is made again."));
        var path = Path.Combine(request.OutputDirectory, layout.Name + ".mp4");
        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    private static async Task FeedAsync(PreviewStrip strip, int frames, Stream output, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        for (var i = 0; i < frames; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var drawn = strip.Draw(i / (double)FramesPerSecond);
            if (buffer.Length != drawn.Length)
                buffer = new byte[drawn.Length];
            drawn.CopyTo(buffer);
            await output.WriteAsync(buffer, cancellationToken);
        }
    }
}
