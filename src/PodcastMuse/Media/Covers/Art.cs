using PodcastMuse.Kernel;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Opens pictures others made and fits them to our formats.</summary>
internal static class Art
{
    /// <summary>Cubic resampling after Mitchell and Netravali; sharp enough, without rings.</summary>
    public static readonly SKSamplingOptions Smooth = new(SKCubicResampler.Mitchell);

    /// <summary>For making much smaller.</summary>
    public static readonly SKSamplingOptions Shrinking = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static SKImage Open(string path)
    {
        using var data = SKData.Create(path)
            ?? throw FaultException.Permanent(Problems.UnsoundResult($"The cover picture {Path.GetFileName(path)} cannot be opened."));
        using var codec = SKCodec.Create(data);
        using var bitmap = codec is null ? null : SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        return bitmap is null
            ? throw FaultException.Permanent(Problems.UnsoundResult($"The cover picture {Path.GetFileName(path)} is not a picture that can be read."))
            : SKImage.FromBitmap(bitmap);
    }

    /// <summary>Fills the box, cutting evenly from both ends of the longer side.</summary>
    public static void Fill(SKCanvas canvas, SKImage art, SKRect box, SKPaint? paint = null)
    {
        var scale = Math.Max(box.Width / art.Width, box.Height / art.Height);
        var (w, h) = (box.Width / scale, box.Height / scale);
        var from = SKRect.Create((art.Width - w) / 2, (art.Height - h) / 2, w, h);
        canvas.DrawImage(art, from, box, scale < 0.6f ? Shrinking : Smooth, paint);
    }

    /// <summary>The picture far out of focus: shrunk to a few dozen pixels, blurred, drawn large.</summary>
    public static SKImage OutOfFocus(SKImage art, int width, int height)
    {
        using var surface = SKSurface.Create(Pixels(width / 24, height / 24));
        using var blur = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(2.2f, 2.2f, SKShaderTileMode.Clamp) };
        Fill(surface.Canvas, art, SKRect.Create(width / 24, height / 24), blur);
        return surface.Snapshot();
    }

    public static SKImageInfo Pixels(int width, int height) =>
        new(width, height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
}
