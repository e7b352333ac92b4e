using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>Leaves around a clearing: large and dark behind, fine and light in front, a few berries.</summary>
internal static class Botanical
{
    public static void Paint(Easel easel)
    {
        var (p, u) = (easel.Palette, easel.Unit);
        easel.Sky(p.OfGround(0.20, 0.05), p.OfGround(0.25, 0.06), p.OfGround(0.17, 0.05));
        easel.Glow(easel.Subject, u * 0.75f, p.OfFirst(0.70, 0.11, 0.45));
        for (var depth = 0; depth < 4; depth++)
        {
            if (depth > 0)
                easel.Glow(new SKPoint(easel.Subject.X, easel.Subject.Y), u * 0.85f, p.OfGround(0.30, 0.06, 0.30), SKBlendMode.SrcOver);
            var count = 9 - depth;
            for (var i = 0; i < count; i++)
                Spray(easel, depth, (i + easel.Chance(0, 0.8)) / count);
        }
        easel.Vignette(0.5);
        easel.Grain(0.22);
    }

    /// <summary>One spray grows inwards from the border, away from where the title will stand.</summary>
    private static void Spray(Easel easel, int depth, float along)
    {
        var (u, w, h) = (easel.Unit, easel.Width, easel.Height);
        var (foot, aim) = easel.IsWide
            ? along switch
            {
                < 0.30f => (new SKPoint(w * (0.50f + along / 0.30f * 0.5f), h * 1.03f), -90f),
                < 0.70f => (new SKPoint(w * (0.42f + (along - 0.30f) / 0.40f * 0.6f), h * -0.03f), 90f),
                _ => (new SKPoint(w * 1.02f, h * (along - 0.70f) / 0.30f), 180f),
            }
            : along switch
            {
                < 0.25f => (new SKPoint(w * -0.02f, h * 0.62f * (1 - 4 * along)), 10f),
                < 0.75f => (new SKPoint(w * (along - 0.25f) * 2, h * -0.03f), 90f),
                _ => (new SKPoint(w * 1.02f, h * 0.62f * (along - 0.75f) * 4), 170f),
            };
        var length = u * easel.Chance(0.24, 0.40) * (1 - 0.10f * depth);
        var angle = aim + easel.Chance(-24, 24);
        var canvas = easel.Canvas;
        canvas.Save();
        canvas.Translate(foot.X, foot.Y);
        canvas.RotateDegrees(angle);
        switch ((depth + easel.Random.Next(2)) % 3)
        {
            case 0:
                Leaf(easel, length, length * 0.22f, Colour(easel, depth), depth);
                break;
            case 1:
                Frond(easel, length * 1.1f, Colour(easel, depth), depth);
                break;
            default:
                Twig(easel, length, Colour(easel, depth), depth);
                break;
        }
        canvas.Restore();
    }

    private static SKColor Colour(Easel easel, int depth)
    {
        var p = easel.Palette;
        return easel.Random.Next(5) switch
        {
            0 when depth > 0 => p.OfFirst(0.50 + 0.09 * depth, 0.12),
            1 when depth > 1 => p.OfSecond(0.46 + 0.08 * depth, 0.12),
            _ => p.OfGround(0.27 + 0.09 * depth, 0.055 + 0.014 * depth),
        };
    }

    /// <summary>A single leaf from the origin along +x, with its midrib and side veins, one half in shade.</summary>
    private static void Leaf(Easel easel, float length, float half, SKColor colour, int depth)
    {
        var canvas = easel.Canvas;
        using var outline = new SKPathBuilder();
        outline.MoveTo(0, 0);
        outline.CubicTo(length * 0.25f, -half * 1.5f, length * 0.72f, -half * 1.1f, length, 0);
        outline.CubicTo(length * 0.72f, half * 1.1f, length * 0.25f, half * 1.5f, 0, 0);
        outline.Close();
        using var path = outline.Detach();
        using (var shadow = Easel.Fill(SKColors.Black.WithAlpha(80)))
        {
            shadow.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, easel.Unit * 0.007f);
            canvas.Save();
            canvas.Translate(easel.Unit * 0.004f, easel.Unit * 0.006f);
            canvas.DrawPath(path, shadow);
            canvas.Restore();
        }
        using var shade = SKShader.CreateLinearGradient(
            new SKPoint(0, -half), new SKPoint(0, half), [Mix(colour, SKColors.White, 0.14), colour, Mix(colour, SKColors.Black, 0.10), Mix(colour, SKColors.Black, 0.34)], [0, 0.497f, 0.503f, 1], SKShaderTileMode.Clamp);
        using var paint = Easel.Fill(shade);
        canvas.DrawPath(path, paint);
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, true);
        using var vein = Easel.Stroke(Mix(colour, SKColors.White, 0.30).WithAlpha((byte)(60 + 25 * depth)), Math.Max(1, length * 0.0055f));
        canvas.DrawLine(0, 0, length, 0, vein);
        vein.StrokeWidth *= 0.6f;
        for (var t = 0.08f; t < 0.95f; t += 0.085f)
        {
            canvas.DrawLine(length * t, 0, length * (t + 0.16f), -half * 1.2f, vein);
            canvas.DrawLine(length * t, 0, length * (t + 0.16f), half * 1.2f, vein);
        }
        canvas.Restore();
    }

    private static void Frond(Easel easel, float length, SKColor colour, int depth)
    {
        var canvas = easel.Canvas;
        const int pairs = 11;
        for (var i = 0; i < pairs; i++)
        {
            var t = (i + 1f) / pairs;
            var leaflet = length * 0.30f * MathF.Sin(MathF.PI * (0.18f + 0.78f * t)) + length * 0.03f;
            foreach (var side in (float[])[-1, 1])
            {
                canvas.Save();
                canvas.Translate(length * t * 0.95f, length * 0.05f * t * t);
                canvas.RotateDegrees(side * (62 - 34 * t));
                Leaf(easel, leaflet, leaflet * 0.13f, colour, depth);
                canvas.Restore();
            }
        }
        using var stem = Easel.Stroke(Mix(colour, SKColors.Black, 0.25), length * 0.010f);
        canvas.DrawLine(0, 0, length, length * 0.05f, stem);
    }

    private static void Twig(Easel easel, float length, SKColor colour, int depth)
    {
        var canvas = easel.Canvas;
        using var stem = Easel.Stroke(Mix(colour, SKColors.Black, 0.2), length * 0.008f);
        canvas.DrawLine(0, 0, length, 0, stem);
        for (var i = 0; i < 7; i++)
        {
            var (t, side) = ((i + 1) / 7f, i % 2 == 0 ? 1 : -1);
            canvas.Save();
            canvas.Translate(length * t, 0);
            canvas.RotateDegrees(side * 48);
            Leaf(easel, length * 0.24f, length * 0.075f, colour, depth);
            canvas.Restore();
            if (depth < 2 || i % 2 == 0)
                continue;
            var at = new SKPoint(length * t, -side * length * 0.045f);
            using var shader = SKShader.CreateRadialGradient(
                new SKPoint(at.X - length * 0.008f, at.Y - length * 0.008f), length * 0.034f, [easel.Palette.OfFirst(0.90, 0.09), easel.Palette.OfFirst(0.62, 0.17)], SKShaderTileMode.Clamp);
            using var berry = Easel.Fill(shader);
            canvas.DrawCircle(at, length * 0.024f, berry);
        }
    }

    private static SKColor Mix(SKColor a, SKColor b, double t) =>
        new((byte)(a.Red + (b.Red - a.Red) * t), (byte)(a.Green + (b.Green - a.Green) * t), (byte)(a.Blue + (b.Blue - a.Blue) * t));
}
