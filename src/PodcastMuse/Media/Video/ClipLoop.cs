using System.Globalization;
using CliWrap;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Video;

/// <summary>
/// Makes of any clip one loop whose packets can be repeated: 1920×1080, 25 frames a second, closed GOPs, no reordered frames
/// (so that every time stamp of a repetition is a whole frame on). A clip whose end does not meet its start is crossfaded into itself.
/// </summary>
internal static class ClipLoop
{
    public const int Width = 1920;
    public const int Height = 1080;
    public const int FramesPerSecond = 25;

    /// <summary>Mean difference of grey levels (0–255) between the ends that nobody sees as a jump.</summary>
    private const double UnseenJump = 2.5;
    private const double Crossfade = 1.0;

    /// <summary>An hour of loop at the most: 650 kbit/s is 290 MB.</summary>
    private const string MostKilobits = "650k";

    public static async Task MakeAsync(string clip, string? lettering, string output, CancellationToken cancellationToken)
    {
        var facts = await MediaProbe.ProbeAsync(clip, cancellationToken);
        if (facts.VideoCodec is null || facts.Duration < 2.0 / FramesPerSecond)
            throw FaultException.Permanent(Problems.UnsoundResult("The animated clip has no moving picture. Make the video step again, or choose another motion."));
        var closes = facts.Duration < 3 * Crossfade || await JumpAsync(clip, facts.Duration, cancellationToken) <= UnseenJump;
        List<string> inputs = ["-i", clip];
        if (lettering is not null)
            inputs.AddRange(["-i", lettering]);
        await Ffmpeg.RunAsync(
            [
                .. inputs, "-filter_complex", Graph(facts.Duration, closes, lettering is not null), "-map", "[out]", "-an",
                "-c:v", "libx264", "-preset", "fast", "-crf", "24", "-maxrate", MostKilobits, "-bufsize", "2600k", "-profile:v", "high", "-level", "4.0",
                "-bf", "0", "-g", "100", "-sc_threshold", "0", "-x264-params", "open-gop=0:aq-mode=3:aq-strength=0.9", "-pix_fmt", "yuv420p",
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-video_track_timescale", "12800", "-f", "mp4", output,
            ],
            cancellationToken);
    }

    private static string Graph(double seconds, bool closes, bool lettered)
    {
        var fit = $"[0:v]fps={FramesPerSecond},scale={Width}:{Height}:force_original_aspect_ratio=increase:flags=bicubic,crop={Width}:{Height},setsar=1,format=yuv420p";
        var moving = closes ? fit : $"{fit},split[a][b];{Melt(seconds)}";
        return lettered ? $"{moving}[m];[m][1:v]overlay=0:0:format=yuv420,format=yuv420p[out]" : $"{moving}[out]";
    }

    /// <summary>Starts a second in; the last second fades into the one left out at the start.</summary>
    private static string Melt(double seconds)
    {
        var start = Crossfade.ToString("F3", CultureInfo.InvariantCulture);
        var offset = Math.Floor((seconds - 2 * Crossfade) * FramesPerSecond) / FramesPerSecond;
        return $"[a]trim=start={start},setpts=PTS-STARTPTS[rest];[b]trim=end={start},setpts=PTS-STARTPTS[head];"
            + $"[rest][head]xfade=transition=fade:duration={start}:offset={offset.ToString("F3", CultureInfo.InvariantCulture)}";
    }

    private static async Task<double> JumpAsync(string clip, double seconds, CancellationToken cancellationToken)
    {
        var first = await GreyAsync(["-i", clip], cancellationToken);
        var last = await GreyAsync(["-ss", Math.Max(0, seconds - 0.15).ToString("F3", CultureInfo.InvariantCulture), "-i", clip, "-update", "1"], cancellationToken);
        return first.Length == 0 || first.Length != last.Length ? double.MaxValue : first.Zip(last, (a, b) => Math.Abs(a - b)).Average();
    }

    private static async Task<byte[]> GreyAsync(IEnumerable<string> input, CancellationToken cancellationToken)
    {
        using var pixels = new MemoryStream();
        await Tool.RunAsync(
            "ffmpeg",
            ["-hide_banner", "-nostdin", "-loglevel", "error", .. input, "-frames:v", "1", "-vf", "scale=160:90:flags=area", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"],
            PipeTarget.ToStream(pixels),
            cancellationToken);
        return pixels.ToArray();
    }
}
