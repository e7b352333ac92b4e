using PodcastMuse.Media.Colours;
using PodcastMuse.Media.Covers;
using PodcastMuse.Media.Lettering;
using SkiaSharp;

namespace PodcastMuse.Media.Video;

/// <summary>What stands still in a preview: the cover out of focus and dimmed behind, the cover itself, the title beside it.</summary>
internal sealed class PreviewStage : IDisposable
{
    /// <summary>How dark the ground behind white captions is at the most: 4.5 to 1 and more.</summary>
    private const double GroundLightness = 0.30;

    private PreviewStage(SKSurface surface, SKColor first, SKColor second) => (Surface, First, Second) = (surface, first, second);

    public SKSurface Surface { get; }

    /// <summary>Colours of the bars, taken from the cover.</summary>
    public SKColor First { get; }

    public SKColor Second { get; }

    public static PreviewStage Build(PreviewLayout layout, SKImage cover, Typefaces typefaces, string title, string language)
    {
        var surface = SKSurface.Create(Art.Pixels(layout.Width, layout.Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Black);
        using (var soft = Art.OutOfFocus(cover, layout.Width, layout.Height))
            canvas.DrawImage(soft, SKRect.Create(layout.Width, layout.Height), Art.Smooth);
        var tint = Tint.Of(cover, SKRect.Create(cover.Width, cover.Height));
        var hue = Oklch.From(tint.Accent);
        using var dim = new SKPaint { Color = new Oklch(0.13, Math.Min(0.035, hue.Chroma), Oklch.From(tint.Ground).Hue).ToColour(Dimming(surface)) };
        canvas.DrawPaint(dim);
        DrawCover(canvas, layout.Cover, cover);
        if (layout.Title is { } area)
            DrawTitle(canvas, area, typefaces, title, language);
        return new PreviewStage(surface, new Oklch(0.84, hue.Chroma, hue.Hue).ToColour(), new Oklch(0.74, hue.Chroma, hue.Hue + 40).ToColour());
    }

    public void Dispose() => Surface.Dispose();

    private static double Dimming(SKSurface surface)
    {
        using var small = SKSurface.Create(Art.Pixels(16, 16));
        using var whole = surface.Snapshot();
        small.Canvas.DrawImage(whole, SKRect.Create(16, 16), Art.Shrinking);
        using var pixels = SKBitmap.FromImage(small.Snapshot());
        var lightest = Enumerable.Range(0, 256).Max(i => Oklch.From(pixels.GetPixel(i % 16, i / 16)).Lightness);
        return Math.Clamp(1 - (GroundLightness - 0.13) / Math.Max(lightest - 0.13, 0.05), 0.25, 0.88);
    }

    private static void DrawCover(SKCanvas canvas, SKRect box, SKImage cover)
    {
        using var shadow = new SKPaint { IsAntialias = true, Color = SKColors.Black.WithAlpha(130), MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 22) };
        var lower = box;
        lower.Offset(0, 14);
        canvas.DrawRoundRect(lower, 26, 26, shadow);
        canvas.Save();
        using var rounded = new SKRoundRect(box, 26, 26);
        canvas.ClipRoundRect(rounded, SKClipOperation.Intersect, true);
        Art.Fill(canvas, cover, box);
        canvas.Restore();
    }

    private static void DrawTitle(SKCanvas canvas, SKRect area, Typefaces typefaces, string title, string language)
    {
        var block = new Typesetter(typefaces, language, true).Set(title, new TypeArea(area.Width, area.Height, 66, 26, 5));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        block.Draw(canvas, block.Side == TextSide.Right ? area.Right : area.Left, area.MidY - block.Height / 2, block.Side, paint);
    }
}
