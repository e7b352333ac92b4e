using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>
/// A canvas with what every style needs: its size, its palette, its chance, and light. <see cref="Unit"/> is the shorter side
/// in pixels; <see cref="Subject"/> is where the eye goes, away from the lower third (square) or left half (wide) that the title needs.
/// </summary>
internal sealed class Easel(SKCanvas canvas, int width, int height, Random random)
{
    public SKCanvas Canvas { get; } = canvas;

    public float Width { get; } = width;

    public float Height { get; } = height;

    public Random Random { get; } = random;

    public Palette Palette { get; } = Palette.Pick(random);

    public float Unit => Math.Min(Width, Height);

    public bool IsWide => Width > Height * 1.3f;

    public SKPoint Subject => IsWide ? new SKPoint(Width * 0.735f, Height * 0.47f) : new SKPoint(Width * 0.5f, Height * 0.355f);

    public float Chance(double low, double high) => (float)(low + (high - low) * Random.NextDouble());

    /// <summary>Fills with colours from top to bottom, evenly spaced.</summary>
    public void Sky(params SKColor[] colours)
    {
        using var shader = SKShader.CreateLinearGradient(default, new SKPoint(0, Height), colours, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        Canvas.DrawPaint(paint);
    }

    /// <summary>A soft light: strongest in the middle, gone at the radius, falling off as light in haze does.</summary>
    public void Glow(SKPoint at, float radius, SKColor colour, SKBlendMode blend = SKBlendMode.Screen)
    {
        const int stops = 12;
        var colours = new SKColor[stops];
        var places = new float[stops];
        for (var i = 0; i < stops; i++)
        {
            var t = i / (stops - 1f);
            places[i] = t;
            colours[i] = colour.WithAlpha((byte)(colour.Alpha * Math.Pow(1 - t, 2.2)));
        }
        using var shader = SKShader.CreateRadialGradient(at, radius, colours, places, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = blend, IsDither = true };
        Canvas.DrawRect(new SKRect(at.X - radius, at.Y - radius, at.X + radius, at.Y + radius), paint);
    }

    /// <summary>Darkens towards the corners.</summary>
    public void Vignette(double strength)
    {
        var radius = MathF.Sqrt(Width * Width + Height * Height) / 2;
        using var shader = SKShader.CreateRadialGradient(
            new SKPoint(Width / 2, Height / 2), radius,
            [SKColors.Black.WithAlpha(0), SKColors.Black.WithAlpha((byte)(60 * strength)), SKColors.Black.WithAlpha((byte)(200 * strength))], [0.45f, 0.75f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        Canvas.DrawPaint(paint);
    }

    /// <summary>Film grain: a tile of noise laid over in soft light; strength 0–1. It also hides banding in dark gradients.</summary>
    public void Grain(double strength)
    {
        const int side = 512;
        using var tile = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8));
        var pixels = tile.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(128 + (Random.NextDouble() + Random.NextDouble() + Random.NextDouble() - 1.5) * 110 * strength);
        // The grain keeps its size against the picture, so that small and large drawings look alike.
        var scale = Math.Max(1, Unit / 1600);
        using var shader = SKShader.CreateBitmap(tile, SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, SKMatrix.CreateScale(scale, scale));
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.SoftLight };
        Canvas.DrawPaint(paint);
    }

    public static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    public static SKPaint Fill(SKShader shader) => new() { Shader = shader, IsAntialias = true, IsDither = true };

    public static SKPaint Stroke(SKColor colour, float width) =>
        new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
}
