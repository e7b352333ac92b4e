using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>A soft ground under lettering that fades into the picture, as strong as the contrast needs and no stronger.</summary>
internal static class Veil
{
    /// <summary>Rises from the lower edge to <paramref name="top"/> at full strength, then fades out over a fifth of the height.</summary>
    public static void Rise(SKCanvas canvas, Tint tint, double strength, float top, int width, int height) =>
        Paint(canvas, tint, strength, new SKPoint(0, top - height * 0.22f), new SKPoint(0, top - height * 0.01f), SKRect.Create(width, height));

    /// <summary>Comes in from the left edge to <paramref name="right"/> at full strength, then fades out over a quarter of the width.</summary>
    public static void Slide(SKCanvas canvas, Tint tint, double strength, float right, int width, int height) =>
        Paint(canvas, tint, strength, new SKPoint(right + width * 0.25f, 0), new SKPoint(right, 0), SKRect.Create(width, height));

    private static void Paint(SKCanvas canvas, Tint tint, double strength, SKPoint clear, SKPoint full, SKRect box)
    {
        // Eased (smoothstep) stops: a straight ramp shows its ends as edges.
        const int stops = 9;
        var colours = new SKColor[stops];
        var places = new float[stops];
        for (var i = 0; i < stops; i++)
        {
            var t = i / (stops - 1f);
            places[i] = t;
            colours[i] = tint.Ground.WithAlpha((byte)Math.Ceiling(255 * strength * t * t * (3 - 2 * t)));
        }
        using var shader = SKShader.CreateLinearGradient(clear, full, colours, places, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsDither = true };
        canvas.DrawRect(box, paint);
    }
}
