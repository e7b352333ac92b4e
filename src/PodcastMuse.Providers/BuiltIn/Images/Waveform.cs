using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>A voice drawn as a ribbon of fine strands of light that swell with its syllables.</summary>
internal static class Waveform
{
    private const int Strands = 72;

    public static void Paint(Easel easel)
    {
        var p = easel.Palette;
        easel.Sky(p.OfGround(0.20, 0.06), p.OfGround(0.13, 0.04), p.OfGround(0.09, 0.03));
        var middle = easel.Subject.Y;
        easel.Glow(new SKPoint(easel.Subject.X, middle), easel.Unit * 0.85f, p.OfFirst(0.60, 0.16, 0.55));
        easel.Glow(new SKPoint(easel.Subject.X - easel.Unit * 0.3f, middle), easel.Unit * 0.5f, p.OfSecond(0.55, 0.16, 0.5));

        var syllables = Enumerable.Range(0, 7).Select(i => (
            At: (i + easel.Chance(0.1, 0.9)) / 7f, Wide: easel.Chance(0.05, 0.14), High: easel.Chance(0.35, 1.0))).ToArray();
        var (slow, fast, shift) = (easel.Chance(1.5, 2.4), easel.Chance(5, 8), easel.Chance(0, 6.28));
        for (var s = 0; s < Strands; s++)
        {
            var t = s / (Strands - 1f);
            using var path = Strand(easel, middle, t, syllables, slow, fast, shift);
            using var shader = SKShader.CreateLinearGradient(
                default, new SKPoint(easel.Width, 0),
                [p.OfSecond(0.70, 0.15, 0), p.OfSecond(0.72, 0.16), p.OfFirst(0.80, 0.15), p.OfFirst(0.72, 0.16, 0)],
                easel.IsWide ? [0.25f, 0.58f, 0.80f, 1f] : [0.0f, 0.30f, 0.68f, 1f], SKShaderTileMode.Clamp);
            var edge = 1 - Math.Abs(2 * t - 1);
            using var paint = Easel.Stroke(SKColors.White.WithAlpha((byte)(90 + 150 * edge * edge)), easel.Unit * 0.0017f);
            paint.Shader = shader;
            paint.BlendMode = SKBlendMode.Plus;
            easel.Canvas.DrawPath(path, paint);
        }
        easel.Vignette(0.5);
        easel.Grain(0.12);
    }

    private static SKPath Strand(Easel easel, float middle, float t, (float At, float Wide, float High)[] syllables, float slow, float fast, float shift)
    {
        using var path = new SKPathBuilder();
        var side = 2 * t - 1;
        const int points = 220;
        for (var i = 0; i <= points; i++)
        {
            var x = i / (float)points;
            var place = easel.IsWide ? (x - 0.35f) / 0.65f : x;
            var loud = 0.06f + syllables.Sum(y => y.High * MathF.Exp(-MathF.Pow((place - y.At) / y.Wide, 2)));
            var carrier = MathF.Sin(fast * 6.28f * place + shift + t * 1.9f) * 0.5f + MathF.Sin(slow * 6.28f * place + shift * 2 + t * 3.1f);
            var y = middle + easel.Unit * (0.19f * Math.Min(loud, 1.25f) * (side * 0.75f + 0.45f * carrier * (0.4f + 0.6f * t)) + 0.018f * side);
            if (i == 0)
                path.MoveTo(0, y);
            else
                path.LineTo(x * easel.Width, y);
        }
        return path.Detach();
    }
}
