using PodcastMuse.Media.Lettering;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>The 1920×1080 picture of an episode: art on the right, calm on the left for the title.</summary>
internal sealed class WideFrame : IDisposable
{
    public const int Width = 1920;
    public const int Height = 1080;
    private const float Margin = 108;

    private WideFrame(SKSurface surface) => Surface = surface;

    public SKSurface Surface { get; }

    /// <summary>Wide art fills the frame. Square art stands whole at the right and melts into itself out of focus.</summary>
    public static WideFrame Of(SKImage art, SKImage? wide)
    {
        var surface = SKSurface.Create(Art.Pixels(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Black);
        if (wide is not null || art.Width > art.Height * 1.4f)
        {
            Art.Fill(canvas, wide ?? art, SKRect.Create(Width, Height));
            return new WideFrame(surface);
        }
        using var soft = Art.OutOfFocus(art, Width, Height);
        canvas.DrawImage(soft, SKRect.Create(Width, Height), Art.Smooth);
        using var layer = new SKPaint();
        canvas.SaveLayer(layer);
        Art.Fill(canvas, art, SKRect.Create(Width - Height, 0, Height, Height));
        using var fade = SKShader.CreateLinearGradient(
            new SKPoint(Width - Height, 0), new SKPoint(Width - Height * 0.55f, 0), [SKColors.Black.WithAlpha(0), SKColors.Black.WithAlpha(90), SKColors.Black], SKShaderTileMode.Clamp);
        using var mask = new SKPaint { Shader = fade, BlendMode = SKBlendMode.DstIn };
        canvas.DrawPaint(mask);
        canvas.Restore();
        return new WideFrame(surface);
    }

    /// <summary>The veil and the title alone, on nothing.</summary>
    public SKSurface Letter(Typefaces typefaces, CoverRequest request)
    {
        var area = new SKRect(Margin, Height * 0.2f, Width * 0.56f, Height - Margin);
        var block = TitleBlock.Set(typefaces, request.Language, request.Title, request.Subtitle, area, Height * 0.13f);
        using var under = Surface.Snapshot();
        var tint = Tint.Of(under, block.Box);
        var lettering = SKSurface.Create(Art.Pixels(Width, Height));
        Veil.Slide(lettering.Canvas, tint, tint.VeilOver(under, block.Box), block.Box.Right, Width, Height);
        block.Draw(lettering.Canvas, tint);
        return lettering;
    }

    public void Dispose() => Surface.Dispose();
}
