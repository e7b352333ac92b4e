using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Video;

/// <summary>Looks whether a received clip plays: it has a picture, lasts, and is decoded from its beginning to its end.</summary>
public static class ClipProbe
{
    /// <summary>Seconds; anything shorter is no clip.</summary>
    private const double Shortest = 1;

    /// <summary>Null when it does not play.</summary>
    public static async Task<MediaFacts?> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var facts = await MediaProbe.ProbeAsync(path, cancellationToken);
            if (facts is not { VideoCodec: not null, Duration: > Shortest })
                return null;
            await Ffmpeg.RunAsync(["-xerror", "-i", path, "-map", "0:v:0", "-f", "null", "-"], cancellationToken);
            return facts;
        }
        catch (FaultException unplayable) when (unplayable.Problem.Type == Problems.Internal("").Type)
        {
            // ffmpeg's and ffprobe's way to say that they cannot read it.
            return null;
        }
    }
}
