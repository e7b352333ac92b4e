using System.Buffers.Binary;
using System.Globalization;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Tools;
using PodcastMuse.Media.Video;
using SkiaSharp;

namespace PodcastMuse.Tests.Media.Video;

public sealed class EpisodeVideoTests : IDisposable
{
    private const double Seconds = 21.37;
    private readonly string directory = Directory.CreateTempSubdirectory("films-").FullName;

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public async Task A_film_is_the_looped_clip_under_the_whole_audio_with_chapters_and_captions()
    {
        var clip = await ClipAsync("testsrc2=s=1280x720:r=30:d=4");
        var audio = await AudioAsync("aac", "a.m4a");
        var captions = At("c.srt");
        await File.WriteAllTextAsync(captions, "1\n00:00:00,100 --> 00:00:03,000\nสวัสดีครับ\n\n2\n00:00:04,000 --> 00:00:21,000\nHello = there; #1\n");
        var film = At("final.mp4");

        var facts = await EpisodeVideo.AssembleAsync(
            new EpisodeVideoRequest(clip, audio, captions, null, FactsOf("น้ำ = water; #1", "th"), Line(), film), CancellationToken.None);

        Assert.Equal(("h264", "aac", 1920, 1080, 3), (facts.VideoCodec, facts.AudioCodec, facts.Width, facts.Height, facts.Chapters));
        Assert.Equal(Seconds, await NumberAsync(film, "a:0", "stream=duration"), 0.03);
        Assert.Equal(Seconds, await NumberAsync(film, "v:0", "stream=duration"), 1 / 25.0);
        Assert.Equal("mov_text", await ShowAsync(film, "s:0", "stream=codec_name"));
        Assert.Equal("tha", await ShowAsync(film, "s:0", "stream_tags=language"));
        Assert.Equal("น้ำ = water; #1", await ShowAsync(film, null, "format_tags=title"));
        Assert.Contains(Disclosure.Thai, await ShowAsync(film, null, "format_tags=comment"), StringComparison.Ordinal);
        Assert.Contains("Two = halves; #2", await Tool.RunAsync("ffprobe", ["-v", "error", "-show_chapters", film], CancellationToken.None), StringComparison.Ordinal);
        Assert.True(PlaceOf("moov", film) < PlaceOf("mdat", film), "moov stands first");
        Assert.Empty(Directory.GetDirectories(directory));

        // Every picture comes one frame after the last, across the joins of the loop too.
        var times = (await Tool.RunAsync("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", film], CancellationToken.None))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t.Trim(','), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((int)Math.Ceiling(Seconds * 25), times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(0.04, pair.Second - pair.First, 0.0005));
    }

    private static EpisodeFacts FactsOf(string title, string language) => new(
        "id", title, "What it is about", language, "Show", ["Maya"], [], new Dictionary<int, IReadOnlyList<SourceReference>>(), DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_clip_whose_ends_do_not_meet_melts_into_its_start()
    {
        var clip = await ClipAsync("gradients=s=640x360:r=25:d=5:c0=red:c1=blue:x0=0:x1=640:y0=0:y1=0:speed=0.00001,geq=lum='(X+T*60)*0.3':cb=128:cr=128");
        var loop = At("loop.mp4");

        await ClipLoop.MakeAsync(clip, null, loop, CancellationToken.None);

        var facts = await MediaProbe.ProbeAsync(loop, CancellationToken.None);
        Assert.Equal(4, facts.Duration, 0.09);
        Assert.True(await JumpAsync(clip) > 20, "the clip itself jumps");
        Assert.True(await JumpAsync(loop) < 4, "the loop does not");
    }

    [Fact]
    public async Task Lettering_stands_over_the_moving_picture()
    {
        var clip = await ClipAsync("color=c=0x202020:s=1920x1080:r=25:d=1");
        var lettering = At("lettering.png");
        using (var surface = SKSurface.Create(new SKImageInfo(1920, 1080, SKColorType.Bgra8888, SKAlphaType.Premul)))
        {
            using var white = new SKPaint { Color = SKColors.White };
            surface.Canvas.DrawRect(100, 800, 400, 100, white);
            using var png = surface.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
            await File.WriteAllBytesAsync(lettering, png.ToArray());
        }

        await ClipLoop.MakeAsync(clip, lettering, At("loop.mp4"), CancellationToken.None);

        using var frame = await FrameAsync(At("loop.mp4"), 0.5);
        Assert.InRange(frame.GetPixel(300, 850).Red, 235, 255);
        Assert.InRange(frame.GetPixel(1500, 300).Red, 20, 45);
    }

    [Fact]
    public async Task Audio_that_is_not_aac_is_refused_and_leaves_nothing_behind()
    {
        var audio = await AudioAsync("pcm_s16le", "a.wav");

        var fault = await Assert.ThrowsAsync<FaultException>(() => EpisodeVideo.AssembleAsync(
            new EpisodeVideoRequest(audio, audio, null, null, FactsOf("T", "en"), Line(), At("final.mp4")), CancellationToken.None));

        Assert.Contains("AAC", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(At("final.mp4")));
    }

    [Fact]
    public async Task Previews_show_the_caption_of_the_moment_over_the_real_audio()
    {
        var cover = At("cover.png");
        using (var bitmap = new SKBitmap(600, 600))
        {
            bitmap.Erase(new SKColor(40, 70, 130));
            using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            await File.WriteAllBytesAsync(cover, png.ToArray());
        }
        var audio = await AudioAsync("pcm_s16le", "a.wav");
        var captions = At("c.srt");
        await File.WriteAllTextAsync(captions, "1\n00:00:05,000 --> 00:00:06,000\nน้ำท่วม\nกรุงเทพฯ\n");

        var files = await Previews.RenderAsync(
            new PreviewRequest(cover, audio, captions, "ทดสอบ", "th", TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7), At("previews")), CancellationToken.None);

        foreach (var (path, width, height) in new[] { (files.Square, 1080, 1080), (files.Vertical, 1080, 1920) })
        {
            var facts = await MediaProbe.ProbeAsync(path, CancellationToken.None);
            Assert.Equal(("h264", "aac", width, height), (facts.VideoCodec, facts.AudioCodec, facts.Width, facts.Height));
            Assert.Equal(3, facts.Duration, 0.1);
            Assert.True(PlaceOf("moov", path) < PlaceOf("mdat", path));
            var middle = height == 1080 ? 617 : 1134;
            using var before = await FrameAsync(path, 0.5);
            using var during = await FrameAsync(path, 1.5);
            Assert.True(Brightest(before, middle) < 150, "no caption yet");
            Assert.True(Brightest(during, middle) > 235, "the caption stands there");
        }
        Assert.Empty(Directory.GetDirectories(At("previews")));
    }

    private static byte Brightest(SKBitmap frame, int middle) =>
        Enumerable.Range(middle - 40, 80).SelectMany(y => Enumerable.Range(80, 920).Select(x => frame.GetPixel(x, y).Green)).Max();

    private string At(string name) => Path.Combine(directory, name);

    private static Timeline Line() => new(
        48_000, (long)(Seconds * 48_000), [],
        [new PlacedChapter(0, "One", 0), new PlacedChapter(1, "Two = halves; #2", 48_000 * 7), new PlacedChapter(2, "สาม", 48_000 * 14)]);

    private async Task<string> ClipAsync(string source)
    {
        await Ffmpeg.RunAsync(["-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", At("clip.mp4")], CancellationToken.None);
        return At("clip.mp4");
    }

    private async Task<string> AudioAsync(string codec, string name)
    {
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        await Ffmpeg.RunAsync(["-f", "lavfi", "-i", $"sine=f=220:r=48000:d={seconds},tremolo=f=3", "-c:a", codec, At(name)], CancellationToken.None);
        return At(name);
    }

    private async Task<SKBitmap> FrameAsync(string path, double seconds)
    {
        var png = At(Path.GetRandomFileName() + ".png");
        await Ffmpeg.RunAsync(["-ss", seconds.ToString(CultureInfo.InvariantCulture), "-i", path, "-frames:v", "1", png], CancellationToken.None);
        return SKBitmap.Decode(png);
    }

    private async Task<double> JumpAsync(string path)
    {
        var seconds = await NumberAsync(path, "v:0", "stream=duration");
        using var first = await FrameAsync(path, 0);
        using var last = await FrameAsync(path, seconds - 0.05);
        return Enumerable.Range(0, 400).Average(i =>
        {
            var (x, y) = (i % 20 * first.Width / 20, i / 20 * first.Height / 20);
            return Math.Abs(first.GetPixel(x, y).Green - last.GetPixel(x, y).Green);
        });
    }

    private static async Task<string> ShowAsync(string path, string? stream, string entry) =>
        (await Tool.RunAsync("ffprobe", ["-v", "error", .. stream is null ? (string[])[] : ["-select_streams", stream], "-show_entries", entry, "-of", "csv=p=0", path], CancellationToken.None)).Trim();

    private static async Task<double> NumberAsync(string path, string stream, string entry) =>
        double.Parse(await ShowAsync(path, stream, entry), CultureInfo.InvariantCulture);

    private static long PlaceOf(string box, string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[16];
        for (long at = 0; at < file.Length;)
        {
            file.Position = at;
            file.ReadExactly(header, 0, 8);
            if (System.Text.Encoding.ASCII.GetString(header, 4, 4) == box)
                return at;
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size == 1)
            {
                file.ReadExactly(header, 8, 8);
                size = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8));
            }
            at += size;
        }
        return long.MaxValue;
    }
}
