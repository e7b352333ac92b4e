using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>Hills of cut paper, each sheet casting its shadow on the one behind, under a paper sun.</summary>
internal static class PaperCollage
{
    private const int Sheets = 7;

    public static void Paint(Easel easel)
    {
        var (p, u) = (easel.Palette, easel.Unit);
        easel.Sky(p.OfFirst(0.93, 0.05), p.OfFirst(0.86, 0.09), p.OfSecond(0.80, 0.10));
        var sun = new SKPoint(easel.Subject.X + easel.Chance(-0.16, 0.16) * u, easel.Height * (easel.IsWide ? 0.34f : 0.25f));
        easel.Glow(sun, u * 0.55f, p.OfFirst(0.97, 0.06, 0.75));
        for (var ring = 3; ring >= 0; ring--)
            Sheet(easel, Circle(sun, u * (0.105f + 0.055f * ring)), p.OfFirst(0.90 - 0.012 * ring + (ring == 0 ? 0.06 : 0), 0.055 + 0.018 * (3 - ring)), 0.22f);
        Clouds(easel);
        for (var i = 0; i < Sheets; i++)
        {
            var near = i / (Sheets - 1f);
            using var hill = Hill(easel, easel.Height * (0.40f + 0.46f * near), u * (0.075f - 0.025f * near));
            var colour = near < 0.5f
                ? p.OfSecond(0.74 - 0.34 * near, 0.10 + 0.05 * near)
                : p.OfGround(0.50 - 0.34 * near, 0.11 - 0.05 * near);
            Sheet(easel, hill, colour, 1);
        }
        easel.Grain(0.30);
    }

    private static void Clouds(Easel easel)
    {
        for (var i = 0; i < 3; i++)
        {
            var (x, y, size) = (easel.Chance(easel.IsWide ? 0.45 : 0.05, 0.95) * easel.Width, easel.Chance(0.08, 0.34) * easel.Height, easel.Chance(0.030, 0.055) * easel.Unit);
            using var cloud = new SKPathBuilder();
            cloud.AddRoundRect(new SKRect(x - 3.4f * size, y - size * 0.2f, x + 3.4f * size, y + size), size * 0.6f, size * 0.6f);
            cloud.AddCircle(x - size * 1.2f, y - size * 0.3f, size * 1.0f);
            cloud.AddCircle(x + size * 0.7f, y - size * 0.5f, size * 1.4f);
            using var path = cloud.Detach();
            using var whole = path.Simplify();
            Sheet(easel, whole, easel.Palette.OfFirst(0.965, 0.02), 0.6f);
        }
    }

    private static SKPath Circle(SKPoint at, float radius)
    {
        using var circle = new SKPathBuilder();
        circle.AddCircle(at.X, at.Y, radius);
        return circle.Detach();
    }

    private static SKPath Hill(Easel easel, float level, float swing)
    {
        var (a, b, c) = (easel.Chance(0, 6.28), easel.Chance(0, 6.28), easel.Chance(0, 6.28));
        var waves = easel.Width / easel.Unit;
        using var hill = new SKPathBuilder();
        hill.MoveTo(-10, easel.Height + 10);
        const int points = 160;
        for (var i = 0; i <= points; i++)
        {
            var x = i / (float)points;
            var y = MathF.Sin(waves * 4.2f * x + a) + 0.55f * MathF.Sin(waves * 7.9f * x + b) + 0.22f * MathF.Sin(waves * 17f * x + c);
            hill.LineTo(-10 + x * (easel.Width + 20), level + swing * y);
        }
        hill.LineTo(easel.Width + 10, easel.Height + 10);
        hill.Close();
        return hill.Detach();
    }

    /// <summary>A sheet: soft shadow above it, its colour, and a lit cut edge.</summary>
    private static void Sheet(Easel easel, SKPath path, SKColor colour, float lift)
    {
        var u = easel.Unit;
        using var shadow = Easel.Fill(SKColors.Black.WithAlpha((byte)(105 * lift)));
        shadow.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, u * 0.009f);
        easel.Canvas.Save();
        easel.Canvas.Translate(-u * 0.003f, -u * 0.005f * lift);
        easel.Canvas.DrawPath(path, shadow);
        easel.Canvas.Restore();
        using var sheet = Easel.Fill(colour);
        easel.Canvas.DrawPath(path, sheet);
        using var edge = Easel.Stroke(SKColors.White.WithAlpha(64), u * 0.0016f);
        easel.Canvas.DrawPath(path, edge);
    }
}
