using PodcastMuse.Kernel;
using PodcastMuse.Media.Colours;
using PodcastMuse.Media.Covers;
using SkiaSharp;

namespace PodcastMuse.Tests.Media.Covers;

public sealed class CoverComposerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("covers-").FullName;

    public void Dispose() => Directory.Delete(directory, true);

    [Theory]
    [InlineData("en", "The Night Shift: Stories From the Cockpit")]
    [InlineData("th", "ทำไมประเทศไทยจึงมีน้ำท่วมใหญ่ทุกสิบปี")]
    public async Task A_cover_has_every_size_and_format_a_podcast_needs(string language, string title)
    {
        var art = Art("noise.jpg", 1300, 900, Noise);

        var files = await CoverComposer.ComposeAsync(new CoverRequest(art, title, "with Ana and Ben", language, Path.Combine(directory, "out")), CancellationToken.None);

        AssertBaselineRgb(files.Cover, 3000, 3000);
        Assert.InRange(new FileInfo(files.Cover).Length, 40_000, 512 * 1024);
        Assert.Equal(["1400.jpg", "512.jpg", "256.jpg"], files.Thumbnails.Select(Path.GetFileName));
        foreach (var (path, side) in files.Thumbnails.Zip([1400, 512, 256]))
            AssertBaselineRgb(path, side, side);
        AssertBaselineRgb(files.Frame, 1920, 1080);
        AssertBaselineRgb(files.Backdrop, 1920, 1080);
        using var lettering = SKBitmap.Decode(files.Lettering);
        Assert.Equal((1920, 1080), (lettering.Width, lettering.Height));
        Assert.Equal(0, lettering.GetPixel(1900, 20).Alpha);
        Assert.Empty(Directory.GetFiles(directory, "*.part", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("en", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    [InlineData("th", "ผู้ใหญ่บ้าน กุ้ง ปู่ ป่า ที่นี่ ญี่ปุ่น ฐานะ น้ำใจ")]
    [InlineData("ar", "بودكاست العلوم: رحلة إلى المريخ 2030")]
    public async Task No_lettering_enters_the_margins(string language, string title)
    {
        var art = Art("grey.png", 800, 800, (_, _) => new SKColor(90, 90, 96));

        var files = await CoverComposer.ComposeAsync(new CoverRequest(art, title, null, language, directory), CancellationToken.None);

        using var cover = SKBitmap.Decode(files.Cover);
        // On plain art a row without lettering is one colour.
        for (var y = 0; y < 3000; y += 3)
        {
            var plain = cover.GetPixel(2, y);
            for (var x = 2; x < 205; x += 7)
            {
                AssertNear(plain, cover.GetPixel(x, y));
                AssertNear(plain, cover.GetPixel(2999 - x, y));
            }
        }
        for (var x = 0; x < 3000; x += 3)
            AssertNear(cover.GetPixel(2, 2900), cover.GetPixel(x, 2900));
    }

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    [InlineData("middle")]
    [InlineData("checks")]
    [InlineData("noise")]
    public void Lettering_keeps_its_contrast_on_any_art(string kind)
    {
        Func<int, int, SKColor> pixels = kind switch
        {
            "white" => (_, _) => SKColors.White,
            "black" => (_, _) => SKColors.Black,
            "middle" => (_, _) => new SKColor(150, 150, 150),
            "checks" => (x, y) => (x / 60 + y / 60) % 2 == 0 ? SKColors.White : SKColors.Black,
            _ => Noise,
        };
        using var surface = SKSurface.Create(new SKImageInfo(600, 600, SKColorType.Bgra8888, SKAlphaType.Premul));
        using (var bitmap = Bitmap(600, 600, pixels))
            surface.Canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        using var art = surface.Snapshot();
        var box = new SKRect(45, 300, 555, 555);

        var tint = Tint.Of(art, box);
        Veil.Rise(surface.Canvas, tint, tint.VeilOver(art, box), box.Top, 600, 600);

        using var veiled = SKBitmap.FromImage(surface.Snapshot());
        for (var y = 300; y < 555; y += 15)
        {
            for (var x = 45; x < 555; x += 15)
                Assert.True(Contrast.Ratio(tint.Ink, Mean(veiled, x, y, 15)) >= 4.5, $"{kind}: {x},{y} has {Contrast.Ratio(tint.Ink, Mean(veiled, x, y, 15)):F2}");
        }
    }

    [Fact]
    public void Black_on_white_is_twenty_one_to_one() => Assert.Equal(21, Contrast.Ratio(SKColors.Black, SKColors.White), 0.01);

    [Fact]
    public async Task Art_that_is_no_picture_is_named()
    {
        var broken = Path.Combine(directory, "broken.jpg");
        await File.WriteAllTextAsync(broken, "not a picture");

        var fault = await Assert.ThrowsAsync<FaultException>(() => CoverComposer.ComposeAsync(new CoverRequest(broken, "T", null, "en", directory), CancellationToken.None));

        Assert.Contains("broken.jpg", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_clear_fault()
    {
        var art = Art("art.png", 300, 300, (_, _) => SKColors.Teal);
        var notAFolder = Path.Combine(directory, "file");
        await File.WriteAllTextAsync(notAFolder, "");

        var fault = await Assert.ThrowsAsync<FaultException>(
            () => CoverComposer.ComposeAsync(new CoverRequest(art, "T", null, "en", Path.Combine(notAFolder, "images")), CancellationToken.None));

        Assert.Equal("/problems/storage-unavailable", fault.Problem.Type);
    }

    private static SKColor Noise(int x, int y)
    {
        var n = (uint)(x * 374761393 + y * 668265263);
        n = (n ^ (n >> 13)) * 1274126177;
        return new SKColor((byte)n, (byte)(n >> 8), (byte)(n >> 16));
    }

    private static SKBitmap Bitmap(int width, int height, Func<int, int, SKColor> pixel)
    {
        var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, pixel(x, y));
        }
        return bitmap;
    }

    private string Art(string name, int width, int height, Func<int, int, SKColor> pixel)
    {
        using var bitmap = Bitmap(width, height, pixel);
        using var data = bitmap.Encode(name.EndsWith(".jpg", StringComparison.Ordinal) ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, 95);
        var path = Path.Combine(directory, name);
        File.WriteAllBytes(path, data.ToArray());
        return path;
    }

    private static SKColor Mean(SKBitmap bitmap, int left, int top, int side)
    {
        var (r, g, b) = (0, 0, 0);
        for (var i = 0; i < side * side; i++)
        {
            var c = bitmap.GetPixel(left + i % side, top + i / side);
            (r, g, b) = (r + c.Red, g + c.Green, b + c.Blue);
        }
        return new SKColor((byte)(r / side / side), (byte)(g / side / side), (byte)(b / side / side));
    }

    private static void AssertNear(SKColor expected, SKColor actual) =>
        Assert.True(Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue) < 24, $"{expected} {actual}");

    /// <summary>SOF0 is a baseline JPEG; three components are colour (ITU-T T.81, B.2.2).</summary>
    private static void AssertBaselineRgb(string path, int width, int height)
    {
        var bytes = File.ReadAllBytes(path);
        for (var i = 2; i < bytes.Length; i += 2 + (bytes[i + 2] << 8 | bytes[i + 3]))
        {
            Assert.Equal(0xFF, bytes[i]);
            if (bytes[i + 1] is < 0xC0 or > 0xCF or 0xC4)
                continue;
            Assert.Equal(0xC0, bytes[i + 1]);
            Assert.Equal(height, bytes[i + 5] << 8 | bytes[i + 6]);
            Assert.Equal(width, bytes[i + 7] << 8 | bytes[i + 8]);
            Assert.Equal(3, bytes[i + 9]);
            return;
        }
        Assert.Fail("no frame header");
    }
}
