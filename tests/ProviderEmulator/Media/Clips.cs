using System.Globalization;

namespace ProviderEmulator.Media;

/// <summary>Real MP4 clips (H.264, 25 pictures a second, no sound): a slow moving gradient, drawn small and made large, once for each size and length.</summary>
internal sealed class Clips(Workshop workshop)
{
    public Task<byte[]> FilmAsync(int width, int height, int seconds, CancellationToken cancellationToken) => workshop.KeepAsync(
        $"small clip {width}x{height} {seconds}",
        "mp4",
        (path, stop) => workshop.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i",
                string.Create(CultureInfo.InvariantCulture, $"gradients=size=192x108:rate=25:duration={seconds}:speed=0.01:nb_colors=4:seed=3,scale={width}:{height}:flags=fast_bilinear,setsar=1"),
                "-c:v", "libx264", "-preset", "ultrafast", "-crf", "30", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-bitexact", "-f", "mp4", "-y", path,
            ],
            null,
            stop),
        cancellationToken);
}
