using System.Globalization;
using CliWrap;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;
using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Motion;

/// <summary>
/// Moves a still as a camera would, on this machine: a loop whose end meets its start. Frames are drawn with sub-pixel sampling
/// (ffmpeg's zoompan steps by whole pixels and trembles) and encoded by ffmpeg. An unknown motion becomes <c>subtle</c>.
/// </summary>
public sealed class BuiltInMotion : IVideoModel
{
    public const int FramesPerSecond = 25;
    private const int Width = 1920;
    private const int Height = 1080;
    private const int MoteCount = 34;

    public string Provider => "built-in";

    public string Model => "ffmpeg-1";

    public IReadOnlyList<string> Motions { get; } = [.. CameraMoves.All.Keys];

    /// <summary>Writes an MP4: H.264, 1920×1080, 25 frames a second, of the asked length to a frame.</summary>
    public async Task<ProviderAnswer<MadeFile>> AnimateAsync(VideoRequest request, CallSlip slip, CancellationToken cancellationToken)
    {
        using var still = Open(request.ImagePath);
        var move = CameraMoves.All.GetValueOrDefault(request.Motion, CameraMoves.All["subtle"]);
        var frames = Math.Max(1, (int)Math.Round(request.Seconds * FramesPerSecond));
        var path = slip.OutputPath + ".mp4";
        await Tool.RunAsync(
            "ffmpeg",
            [
                "-hide_banner", "-loglevel", "error", "-y",
                "-f", "rawvideo", "-pix_fmt", "bgra", "-video_size", $"{Width}x{Height}", "-framerate", FramesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
                "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-c:v", "libx264", "-preset", "superfast", "-crf", "18", "-bf", "0",
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-movflags", "+faststart", path,
            ],
            PipeTarget.Null,
            cancellationToken,
            PipeSource.Create((stream, stop) => DrawAsync(still, move, frames, stream, stop)));
        return new ProviderAnswer<MadeFile>.Finished(new MadeFile(path, "video/mp4"), Usage.Free("seconds", frames / (double)FramesPerSecond));
    }

    private static async Task DrawAsync(SKImage still, Func<double, Pose> move, int frames, Stream output, CancellationToken cancellationToken)
    {
        using var frame = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(frame);
        // The same dust in every episode with the same picture size: a loop must repeat when it is made again.
        using var motes = new Motes(MoteCount, new Random(still.Width));
        var bytes = new byte[frame.ByteCount];
        for (var i = 0; i < frames; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var time = i / (double)frames;
            var pose = move(time);
            canvas.Save();
            canvas.SetMatrix(pose.ToMatrix(Width, Height));
            canvas.DrawImage(still, SKRect.Create(Width, Height), new SKSamplingOptions(SKFilterMode.Linear));
            canvas.Restore();
            Light(canvas, pose.Light);
            motes.Draw(canvas, Width, Height, time, pose);
            canvas.Flush();
            frame.GetPixelSpan().CopyTo(bytes);
            await output.WriteAsync(bytes, cancellationToken);
        }
    }

    /// <summary>A soft light from the upper right, as strong as the pose says.</summary>
    private static void Light(SKCanvas canvas, double strength)
    {
        var alpha = (byte)(52 * Math.Clamp(strength, 0, 1));
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(Width * 0.80f, Height * 0.18f), Width * 0.55f,
            [new SKColor(255, 236, 214, alpha), new SKColor(255, 236, 214, (byte)(alpha * 0.35)), new SKColor(255, 236, 214, 0)], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.Screen };
        canvas.DrawRect(Width * 0.25f, 0, Width * 0.75f, Height, paint);
    }

    private static SKImage Open(string path)
    {
        using var data = SKData.Create(path);
        return (data is null ? null : SKImage.FromEncodedData(data)?.ToRasterImage(true))
            ?? throw FaultException.Permanent(Problems.UnsoundResult($"The picture {Path.GetFileName(path)} to animate cannot be read."));
    }
}
