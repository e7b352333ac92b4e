using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>A record in the light: grooves with their fan of sheen, a label in the palette's colours, a tone arm.</summary>
internal static class Vinyl
{
    public static void Paint(Easel easel)
    {
        var (p, u, canvas) = (easel.Palette, easel.Unit, easel.Canvas);
        easel.Sky(p.OfFirst(0.70, 0.14), p.OfSecond(0.50, 0.15), p.OfGround(0.24, 0.08), p.OfGround(0.13, 0.04));
        var at = new SKPoint(easel.Subject.X, easel.Subject.Y);
        var radius = u * (easel.IsWide ? 0.41f : 0.335f);
        easel.Glow(new SKPoint(at.X - radius * 0.5f, at.Y - radius * 0.9f), u * 0.8f, p.OfFirst(0.92, 0.08, 0.55));
        using (var shadow = Easel.Fill(SKColors.Black.WithAlpha(150)))
        {
            shadow.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, u * 0.022f);
            canvas.DrawCircle(at.X + u * 0.012f, at.Y + u * 0.024f, radius, shadow);
        }
        Disc(easel, at, radius);
        Label(easel, at, radius * 0.36f);
        Arm(easel, at, radius);
        easel.Vignette(0.45);
        easel.Grain(0.18);
    }

    private static void Disc(Easel easel, SKPoint at, float radius)
    {
        var (p, canvas) = (easel.Palette, easel.Canvas);
        using (var black = Easel.Fill(new SKColor(16, 15, 18)))
            canvas.DrawCircle(at, radius, black);
        using (var groove = Easel.Stroke(SKColors.White, radius * 0.0022f))
        {
            for (var r = radius * 0.40f; r < radius * 0.975f; r += radius * 0.0072f)
            {
                // Now and then a wider gap: the pause between two tracks.
                groove.Color = SKColors.White.WithAlpha((byte)(easel.Random.Next(16) == 0 ? 2 : easel.Chance(9, 26)));
                canvas.DrawCircle(at, r, groove);
            }
        }
        var turn = easel.Chance(20, 50);
        var (first, second) = (p.OfFirst(0.85, 0.10), p.OfSecond(0.80, 0.10));
        SKColor[] colours = [first.WithAlpha(0), first.WithAlpha(120), SKColors.White.WithAlpha(150), first.WithAlpha(70), first.WithAlpha(0), second.WithAlpha(0), second.WithAlpha(110), SKColors.White.WithAlpha(105), second.WithAlpha(0), second.WithAlpha(0)];
        float[] places = [0, 0.055f, 0.085f, 0.12f, 0.20f, 0.48f, 0.555f, 0.59f, 0.68f, 1];
        using var sheen = SKShader.CreateSweepGradient(at, colours, places, SKMatrix.CreateRotationDegrees(turn + 180, at.X, at.Y));
        using var light = Easel.Fill(sheen);
        light.BlendMode = SKBlendMode.Screen;
        canvas.DrawCircle(at, radius * 0.985f, light);
        using var rim = Easel.Stroke(SKColors.White.WithAlpha(50), radius * 0.006f);
        canvas.DrawCircle(at, radius * 0.992f, rim);
    }

    private static void Label(Easel easel, SKPoint at, float radius)
    {
        var (p, canvas) = (easel.Palette, easel.Canvas);
        SKColor[] rings = [p.OfFirst(0.74, 0.16), p.OfSecond(0.58, 0.17), p.OfFirst(0.90, 0.06), p.OfGround(0.32, 0.09)];
        for (var i = 0; i < rings.Length; i++)
        {
            using var paint = Easel.Fill(rings[i]);
            canvas.DrawCircle(at, radius * (1 - 0.21f * i), paint);
        }
        using var gloss = SKShader.CreateLinearGradient(
            new SKPoint(at.X - radius, at.Y - radius), new SKPoint(at.X + radius, at.Y + radius), [SKColors.White.WithAlpha(70), SKColors.White.WithAlpha(0), SKColors.Black.WithAlpha(70)], SKShaderTileMode.Clamp);
        using var over = Easel.Fill(gloss);
        canvas.DrawCircle(at, radius, over);
        using var hole = Easel.Fill(new SKColor(14, 13, 16));
        canvas.DrawCircle(at, radius * 0.055f, hole);
    }

    private static void Arm(Easel easel, SKPoint at, float radius)
    {
        var (p, canvas) = (easel.Palette, easel.Canvas);
        var pivot = new SKPoint(at.X + radius * 1.12f, at.Y - radius * 0.72f);
        var needle = new SKPoint(at.X + radius * 0.56f, at.Y + radius * 0.42f);
        using var bend = new SKPathBuilder();
        bend.MoveTo(pivot);
        bend.CubicTo(new SKPoint(pivot.X + radius * 0.02f, pivot.Y + radius * 0.62f), new SKPoint(needle.X + radius * 0.36f, needle.Y - radius * 0.30f), needle);
        using var path = bend.Detach();
        using (var shadow = Easel.Stroke(SKColors.Black.WithAlpha(120), radius * 0.034f))
        {
            shadow.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, radius * 0.02f);
            canvas.Save();
            canvas.Translate(radius * 0.02f, radius * 0.045f);
            canvas.DrawPath(path, shadow);
            canvas.Restore();
        }
        using var tube = Easel.Stroke(p.OfGround(0.74, 0.015), radius * 0.032f);
        canvas.DrawPath(path, tube);
        using var gleam = Easel.Stroke(SKColors.White.WithAlpha(190), radius * 0.009f);
        canvas.Save();
        canvas.Translate(-radius * 0.006f, -radius * 0.004f);
        canvas.DrawPath(path, gleam);
        canvas.Restore();
        canvas.Save();
        canvas.Translate(needle.X, needle.Y);
        canvas.RotateDegrees(47);
        using var head = Easel.Fill(p.OfGround(0.24, 0.03));
        canvas.DrawRoundRect(SKRect.Create(-radius * 0.042f, -radius * 0.05f, radius * 0.084f, radius * 0.17f), radius * 0.015f, radius * 0.015f, head);
        canvas.Restore();
        using var round = SKShader.CreateRadialGradient(
            new SKPoint(pivot.X - radius * 0.04f, pivot.Y - radius * 0.04f), radius * 0.16f, [p.OfGround(0.86, 0.01), p.OfGround(0.46, 0.02), p.OfGround(0.24, 0.02)], SKShaderTileMode.Clamp);
        using var knob = Easel.Fill(round);
        canvas.DrawCircle(pivot, radius * 0.115f, knob);
    }
}
