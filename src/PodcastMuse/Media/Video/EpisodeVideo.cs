using System.Globalization;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Video;

/// <summary>
/// The whole episode as a film: one short loop encoded once, repeated by copying its packets, under audio copied as it is.
/// An hour costs seconds and no memory. The file appears only when it is whole and probed.
/// </summary>
public static class EpisodeVideo
{
    /// <summary>Writes <see cref="EpisodeVideoRequest.OutputPath"/> (MP4, moov first) and returns what ffprobe sees in it.</summary>
    public static async Task<MediaFacts> AssembleAsync(EpisodeVideoRequest request, CancellationToken cancellationToken)
    {
        var audio = await MediaProbe.ProbeAsync(request.AudioPath, cancellationToken);
        if (audio.AudioCodec != "aac" || audio.Duration <= 0)
            throw FaultException.Permanent(Problems.UnsoundResult("The episode's audio for the video is not AAC. Run the same again."));
        var directory = Path.GetDirectoryName(Path.GetFullPath(request.OutputPath))!;
        var work = Workplace.Under(directory);
        try
        {
            var loop = Path.Combine(work, "loop.mp4");
            await ClipLoop.MakeAsync(request.ClipPath, request.LetteringPath, loop, cancellationToken);
            var chapters = Path.Combine(work, "chapters.txt");
            await File.WriteAllTextAsync(chapters, FfMetadata.Write(ChapterMark.From(request.Timeline), request.Facts), cancellationToken);
            var whole = Path.Combine(work, "final.mp4");
            await Ffmpeg.RunAsync(Arguments(request, loop, chapters, audio.Duration, whole), cancellationToken);
            var facts = await ProveAsync(whole, request, audio.Duration, cancellationToken);
            File.Move(whole, request.OutputPath, overwrite: true);
            return facts;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<string> Arguments(EpisodeVideoRequest request, string loop, string chapters, double seconds, string output)
    {
        List<string> arguments = ["-stream_loop", "-1", "-i", loop, "-i", request.AudioPath, "-f", "ffmetadata", "-i", chapters];
        if (request.CaptionsPath is not null)
            arguments.AddRange(["-f", "srt", "-i", request.CaptionsPath]);
        arguments.AddRange(["-map", "0:v:0", "-map", "1:a:0", "-map_metadata", "2", "-map_chapters", "2", "-c", "copy"]);
        var language = CultureInfo.GetCultureInfo(request.Facts.Language).ThreeLetterISOLanguageName;
        if (request.CaptionsPath is not null)
            arguments.AddRange(["-map", "3:s:0", "-c:s", "mov_text", "-metadata:s:s:0", $"language={language}", "-disposition:s:0", "0"]);
        arguments.AddRange(
        [
            "-metadata:s:a:0", $"language={language}", "-t", seconds.ToString("F6", CultureInfo.InvariantCulture),
            "-max_interleave_delta", "0", "-movflags", "+faststart", "-f", "mp4", output,
        ]);
        return arguments;
    }

    private static async Task<MediaFacts> ProveAsync(string path, EpisodeVideoRequest request, double seconds, CancellationToken cancellationToken)
    {
        var facts = await MediaProbe.ProbeAsync(path, cancellationToken);
        var sound = facts is { VideoCodec: "h264", AudioCodec: "aac", Width: ClipLoop.Width, Height: ClipLoop.Height }
            && Math.Abs(facts.Duration - seconds) < 0.1 && facts.Chapters == request.Timeline.Chapters.Count;
        return sound ? facts : throw FaultException.Transient(Problems.UnsoundResult(
            $"The video came out wrong ({facts.Duration:F1} s instead of {seconds:F1} s, {facts.Chapters} chapters). It is made again."));
    }
}
