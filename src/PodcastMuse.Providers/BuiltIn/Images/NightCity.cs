using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>A city across the water at night: a moon in haze, towers in layers of mist, windows still lit, their light on the water.</summary>
internal static class NightCity
{
    public static void Paint(Easel easel)
    {
        var (p, u) = (easel.Palette, easel.Unit);
        var shore = easel.Height * (easel.IsWide ? 0.72f : 0.60f);
        easel.Sky(p.OfGround(0.13, 0.06), p.OfGround(0.27, 0.10), p.OfSecond(0.45, 0.12), p.OfGround(0.16, 0.06), p.OfGround(0.08, 0.03));
        Stars(easel, shore);
        var moon = new SKPoint(easel.Subject.X + easel.Chance(-0.2, 0.2) * u, easel.Height * 0.19f);
        easel.Glow(moon, u * 0.55f, p.OfFirst(0.80, 0.10, 0.55));
        using (var disc = SKShader.CreateRadialGradient(new SKPoint(moon.X - u * 0.02f, moon.Y - u * 0.02f), u * 0.13f, [p.OfFirst(0.99, 0.02), p.OfFirst(0.90, 0.07)], SKShaderTileMode.Clamp))
        using (var paint = Easel.Fill(disc))
            easel.Canvas.DrawCircle(moon, u * 0.078f, paint);
        easel.Glow(new SKPoint(easel.Subject.X, shore), u * 0.9f, p.OfFirst(0.60, 0.15, 0.50));

        using var city = SKSurface.Create(new SKImageInfo((int)easel.Width, (int)shore, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        for (var layer = 0; layer < 3; layer++)
            Row(easel, city.Canvas, shore, layer);
        using var skyline = city.Snapshot();
        easel.Canvas.DrawImage(skyline, 0, 0, SKSamplingOptions.Default);
        Water(easel, skyline, shore);
        easel.Vignette(0.55);
        easel.Grain(0.16);
    }

    private static void Stars(Easel easel, float shore)
    {
        using var paint = Easel.Fill(SKColors.White);
        for (var i = 0; i < 190; i++)
        {
            var high = easel.Chance(0, 1);
            paint.Color = SKColors.White.WithAlpha((byte)(easel.Chance(30, 190) * (1 - high)));
            easel.Canvas.DrawCircle(easel.Chance(0, easel.Width), high * shore * 0.7f, easel.Unit * easel.Chance(0.0005, 0.0015), paint);
        }
    }

    /// <summary>One row of towers; far rows are pale with mist, the near row is nearly black.</summary>
    private static void Row(Easel easel, SKCanvas canvas, float shore, int layer)
    {
        var (p, u) = (easel.Palette, easel.Unit);
        SKColor[] tops = [p.OfSecond(0.34, 0.09), p.OfGround(0.24, 0.08), p.OfGround(0.13, 0.05)];
        SKColor[] feet = [p.OfSecond(0.46, 0.11), p.OfGround(0.32, 0.09), p.OfGround(0.17, 0.05)];
        for (var x = -u * 0.04f; x < easel.Width;)
        {
            var wide = u * easel.Chance(0.045, 0.105);
            var centre = 1 - Math.Min(1, Math.Abs(x + wide / 2 - easel.Subject.X) / (u * 0.62f));
            var tall = u * (easel.Chance(0.07, 0.15) + (0.20f - 0.055f * layer) * easel.Chance(0.3, 1) * (0.25f + centre));
            var tower = new SKRect(x, shore - tall, x + wide, shore);
            using var shader = SKShader.CreateLinearGradient(new SKPoint(0, tower.Top), new SKPoint(0, shore), [tops[layer], feet[layer]], SKShaderTileMode.Clamp);
            using var wall = Easel.Fill(shader);
            canvas.DrawRect(tower, wall);
            Crown(easel, canvas, tower, wall);
            if (layer > 0)
                Windows(easel, canvas, tower, layer);
            x += wide + u * easel.Chance(-0.006, layer == 2 ? 0.030 : 0.008);
        }
    }

    private static void Crown(Easel easel, SKCanvas canvas, SKRect tower, SKPaint wall)
    {
        var u = easel.Unit;
        switch (easel.Random.Next(5))
        {
            case 0:
                canvas.DrawRect(new SKRect(tower.Left + tower.Width * 0.2f, tower.Top - u * 0.018f, tower.Right - tower.Width * 0.2f, tower.Top + 1), wall);
                canvas.DrawRect(SKRect.Create(tower.MidX - u * 0.0015f, tower.Top - u * 0.060f, u * 0.003f, u * 0.06f), wall);
                break;
            case 1:
                using (var roof = new SKPathBuilder())
                {
                    roof.AddPoly([new SKPoint(tower.Left, tower.Top + 1), new SKPoint(tower.Right, tower.Top + 1), new SKPoint(tower.Right, tower.Top - u * 0.03f)], true);
                    using var path = roof.Detach();
                    canvas.DrawPath(path, wall);
                }
                break;
        }
    }

    private static void Windows(Easel easel, SKCanvas canvas, SKRect tower, int layer)
    {
        var (p, u) = (easel.Palette, easel.Unit);
        var (pitch, size) = (u * 0.0115f, u * 0.0052f);
        var lit = easel.Chance(0.12, 0.42);
        using var pane = Easel.Fill(SKColors.White);
        for (var y = tower.Top + pitch; y < tower.Bottom - pitch; y += pitch * 1.25f)
        {
            for (var x = tower.Left + pitch * 0.7f; x < tower.Right - pitch; x += pitch)
            {
                if (easel.Random.NextDouble() > lit)
                    continue;
                var warm = easel.Random.Next(6) > 0;
                pane.Color = warm ? p.OfFirst(0.86, 0.12, easel.Chance(0.45, 1) * (layer == 1 ? 0.6 : 1)) : p.OfSecond(0.88, 0.07, 0.7);
                canvas.DrawRect(x, y, size, size * 1.35f, pane);
            }
        }
    }

    /// <summary>The city upside down, broken into ripples that grow towards us, sinking into the dark.</summary>
    private static void Water(Easel easel, SKImage skyline, float shore)
    {
        var (p, u, canvas) = (easel.Palette, easel.Unit, easel.Canvas);
        using (var deep = SKShader.CreateLinearGradient(new SKPoint(0, shore), new SKPoint(0, easel.Height), [p.OfSecond(0.30, 0.09), p.OfGround(0.15, 0.06), p.OfGround(0.08, 0.03)], [0, 0.35f, 1], SKShaderTileMode.Clamp))
        using (var paint = Easel.Fill(deep))
            canvas.DrawRect(new SKRect(0, shore, easel.Width, easel.Height), paint);
        using var ripple = new SKPaint();
        var strip = Math.Max(1, u * 0.0030f);
        for (var y = 0f; y < easel.Height - shore && y < shore - strip; y += strip)
        {
            var depth = y / (easel.Height - shore);
            ripple.Color = SKColors.White.WithAlpha((byte)(150 * MathF.Pow(1 - depth, 1.7f)));
            var shift = u * (0.002f + 0.010f * depth) * MathF.Sin(y / u * (230 - 110 * depth)) * easel.Chance(0.4, 1);
            canvas.DrawImage(
                skyline, new SKRect(0, shore - y - strip, easel.Width, shore - y), new SKRect(shift, shore + y, easel.Width + shift, shore + y + strip),
                new SKSamplingOptions(SKFilterMode.Linear), ripple);
        }
        easel.Glow(new SKPoint(easel.Subject.X, shore), u * 0.55f, p.OfFirst(0.65, 0.14, 0.28));
    }
}
