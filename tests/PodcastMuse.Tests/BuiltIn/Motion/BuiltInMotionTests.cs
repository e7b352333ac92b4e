using CliWrap;
using PodcastMuse.Media.Tools;
using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Motion;
using SkiaSharp;

namespace PodcastMuse.Tests.BuiltIn.Motion;

public sealed class BuiltInMotionTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("motion-").FullName;

    public void Dispose() => Directory.Delete(directory, true);

    [Theory]
    [MemberData(nameof(Motions))]
    public void No_motion_ever_shows_the_edge_of_the_picture(string motion)
    {
        for (var t = 0.0; t <= 1; t += 0.005)
        {
            Assert.True(CameraMoves.All[motion](t).ToMatrix(1920, 1080).TryInvert(out var back));
            foreach (var (x, y) in new[] { (0, 0), (1920, 0), (0, 1080), (1920, 1080), (960, 0), (960, 1080), (0, 540), (1920, 540) })
            {
                var point = back.MapPoint(x, y);
                Assert.True(point.X is >= 0 and <= 1920 && point.Y is >= 0 and <= 1080, $"{motion} at {t:F3}: {point}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Motions))]
    public void Every_motion_ends_where_and_as_fast_as_it_began(string motion)
    {
        var move = CameraMoves.All[motion];
        const double step = 0.001;
        foreach (var value in (Func<Pose, double>[])[p => p.Zoom, p => p.Right, p => p.Down, p => p.Roll, p => p.TiltX, p => p.TiltY, p => p.Light])
        {
            Assert.Equal(value(move(0)), value(move(1)), 9);
            Assert.Equal(value(move(step)) - value(move(0)), value(move(1 + step)) - value(move(1)), 9);
        }
    }

    [Fact]
    public async Task A_loop_is_smooth_and_its_last_frame_leads_into_its_first()
    {
        var still = Path.Combine(directory, "still.jpg");
        using (var surface = SKSurface.Create(new SKImageInfo(1920, 1080)))
        {
            using var shader = SKShader.CreatePerlinNoiseTurbulence(0.01f, 0.01f, 3, 5);
            using var paint = new SKPaint { Shader = shader };
            surface.Canvas.Clear(SKColors.DarkSlateBlue);
            surface.Canvas.DrawPaint(paint);
            using var jpeg = surface.Snapshot().Encode(SKEncodedImageFormat.Jpeg, 92);
            await File.WriteAllBytesAsync(still, jpeg.ToArray());
        }

        var answer = await new BuiltInMotion().AnimateAsync(new VideoRequest(still, "subtle", "", 2), new CallSlip(Path.Combine(directory, "clip")), CancellationToken.None);

        var path = Assert.IsType<ProviderAnswer<MadeFile>.Finished>(answer).Value.Path;
        var facts = await MediaProbe.ProbeAsync(path, CancellationToken.None);
        Assert.Equal(("h264", 1920, 1080), (facts.VideoCodec, facts.Width, facts.Height));
        Assert.Equal(2, facts.Duration, 0.001);
        var frames = await GreysAsync(path);
        Assert.Equal(50, frames.Count);
        var steps = frames.Zip(frames.Skip(1), Difference).ToList();
        var usual = steps.Order().ElementAt(steps.Count / 2);
        Assert.True(usual > 0.05, "it moves");
        Assert.True(Difference(frames[^1], frames[0]) < 3 * usual, "no jump at the join");
        Assert.True(steps.Max() < 3 * usual, "no jump within");
    }

    public static TheoryData<string> Motions() => [.. CameraMoves.All.Keys];

    private static double Difference(byte[] a, byte[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();

    private static async Task<List<byte[]>> GreysAsync(string path)
    {
        using var pixels = new MemoryStream();
        await Tool.RunAsync(
            "ffmpeg", ["-v", "error", "-i", path, "-vf", "scale=480:270:flags=area", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"],
            PipeTarget.ToStream(pixels), CancellationToken.None);
        return [.. pixels.ToArray().Chunk(480 * 270)];
    }
}
