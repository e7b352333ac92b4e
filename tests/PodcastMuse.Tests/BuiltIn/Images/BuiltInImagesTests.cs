using PodcastMuse.Providers;
using PodcastMuse.Providers.BuiltIn.Images;
using SkiaSharp;

namespace PodcastMuse.Tests.BuiltIn.Images;

public sealed class BuiltInImagesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("art-").FullName;
    private readonly BuiltInImages images = new();

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public async Task Every_style_draws_its_own_picture_of_the_asked_size_and_the_same_one_again()
    {
        Assert.Contains("studio_mic", images.Styles);
        Assert.True(images.Styles.Count >= 6);
        var seen = new HashSet<string>();
        foreach (var style in images.Styles)
        {
            var picture = await DrawAsync(style, 500, 500, 7);
            Assert.Equal((500, 500), Size(picture));
            Assert.Equal((640, 360), Size(await DrawAsync(style, 640, 360, 7)));
            Assert.Equal(Convert.ToHexString(picture), Convert.ToHexString(await DrawAsync(style, 500, 500, 7)));
            Assert.NotEqual(Convert.ToHexString(picture), Convert.ToHexString(await DrawAsync(style, 500, 500, 8)));
            Assert.True(seen.Add(Convert.ToHexString(picture)));
            Assert.True(Spread(picture) > 12, $"{style} is not one flat colour");
        }
    }

    [Fact]
    public async Task A_style_of_another_provider_becomes_the_studio_microphone() =>
        Assert.Equal(await DrawAsync("studio_mic", 300, 300, -3), await DrawAsync("flux-photo", 300, 300, -3));

    private async Task<byte[]> DrawAsync(string style, int width, int height, int seed)
    {
        var answer = await images.DrawAsync(new ImageRequest("T", "", style, "en", width, height, seed), new CallSlip(Path.Combine(directory, "art")), CancellationToken.None);
        var made = Assert.IsType<ProviderAnswer<MadeFile>.Finished>(answer);
        return await File.ReadAllBytesAsync(made.Value.Path);
    }

    private static (int, int) Size(byte[] picture)
    {
        var info = SKBitmap.DecodeBounds(picture);
        return (info.Width, info.Height);
    }

    /// <summary>Standard deviation of the green levels.</summary>
    private static double Spread(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        var greens = Enumerable.Range(0, 2500).Select(i => (double)bitmap.GetPixel(i % 50 * 10, i / 50 * 10).Green).ToList();
        var mean = greens.Average();
        return Math.Sqrt(greens.Average(g => (g - mean) * (g - mean)));
    }
}
