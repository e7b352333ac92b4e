using PodcastMuse.Media.Lettering;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>
/// Sets an episode's title over its art and writes every size a podcast needs: <c>cover.jpg</c> (3000×3000, as Apple Podcasts asks),
/// <c>thumbnails/1400.jpg, 512.jpg, 256.jpg</c>, and the video's pictures at 1920×1080. Lettering keeps its contrast on any art.
/// </summary>
public static class CoverComposer
{
    private const int Side = 3000;

    /// <summary>Standard deviations of the blur, in pixels of 3000.</summary>
    private static readonly float[] Softness = [0, 1.6f, 4, 10];
    private static readonly int[] ThumbnailSides = [1400, 512, 256];

    public static Task<CoverFiles> ComposeAsync(CoverRequest request, CancellationToken cancellationToken) =>
        ComposeAsync(request, Typefaces.OfThisMachine, cancellationToken);

    internal static async Task<CoverFiles> ComposeAsync(CoverRequest request, Typefaces typefaces, CancellationToken cancellationToken)
    {
        var images = request.OutputDirectory;
        using var art = Art.Open(request.ArtPath);
        using var cover = DrawCover(request, art, typefaces);
        var coverPath = await Jpeg.SaveWithinAsync(cover, Path.Combine(images, "cover.jpg"), Jpeg.CoverLimit, cancellationToken);
        var thumbnails = await SaveThumbnailsAsync(cover, Path.Combine(images, "thumbnails"), cancellationToken);

        using var wide = request.WideArtPath is null ? null : Art.Open(request.WideArtPath);
        using var frame = WideFrame.Of(art, wide);
        var backdrop = await Jpeg.SaveAsync(frame.Surface, Path.Combine(images, "backdrop.jpg"), 94, cancellationToken);
        using var lettering = frame.Letter(typefaces, request);
        using var png = lettering.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
        var letteringPath = await Jpeg.WriteAsync(png, Path.Combine(images, "lettering.png"), cancellationToken);
        frame.Surface.Canvas.DrawSurface(lettering, 0, 0, SKSamplingOptions.Default);
        var framePath = await Jpeg.SaveAsync(frame.Surface, Path.Combine(images, "frame.jpg"), 92, cancellationToken);
        return new CoverFiles(coverPath, thumbnails, framePath, backdrop, letteringPath);
    }

    private static SKSurface DrawCover(CoverRequest request, SKImage art, Typefaces typefaces)
    {
        // Grain nobody sees on a phone costs most of the bytes: the art gives it up step by step, the lettering stays sharp.
        foreach (var softness in Softness)
        {
            var drawn = DrawCover(request, art, typefaces, softness);
            if (softness == Softness[^1] || Jpeg.Fits(drawn, Jpeg.CoverLimit))
                return drawn;
            drawn.Dispose();
        }
        throw new InvalidOperationException("The list of softness is empty.");
    }

    private static SKSurface DrawCover(CoverRequest request, SKImage art, Typefaces typefaces, float softness)
    {
        var surface = SKSurface.Create(Art.Pixels(Side, Side));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Black);
        using (var soften = new SKPaint { ImageFilter = softness > 0 ? SKImageFilter.CreateBlur(softness, softness, SKShaderTileMode.Clamp) : null })
            Art.Fill(canvas, art, SKRect.Create(Side, Side), soften);
        const float margin = Side * 0.075f;
        var area = new SKRect(margin, Side * 0.40f, Side - margin, Side - margin);
        var block = TitleBlock.Set(typefaces, request.Language, request.Title, request.Subtitle, area, Side * 0.138f);
        using var filled = surface.Snapshot();
        var tint = Tint.Of(filled, block.Box);
        Veil.Rise(canvas, tint, tint.VeilOver(filled, block.Box), block.Box.Top, Side, Side);
        block.Draw(canvas, tint);
        return surface;
    }

    private static async Task<List<string>> SaveThumbnailsAsync(SKSurface cover, string directory, CancellationToken cancellationToken)
    {
        var saved = new List<string>();
        using var full = cover.Snapshot();
        foreach (var side in ThumbnailSides)
        {
            using var small = SKSurface.Create(Art.Pixels(side, side));
            small.Canvas.DrawImage(full, SKRect.Create(side, side), Art.Shrinking);
            saved.Add(await Jpeg.SaveAsync(small, Path.Combine(directory, $"{side}.jpg"), 88, cancellationToken));
        }
        return saved;
    }
}
