using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>A large-diaphragm studio microphone in its shock mount, lit from both sides in a dark room.</summary>
internal static class StudioMic
{
    public static void Paint(Easel easel)
    {
        var p = easel.Palette;
        easel.Sky(p.OfGround(0.24, 0.06), p.OfGround(0.17, 0.05), p.OfGround(0.09, 0.03));
        Room(easel);
        var mic = new Microphone(easel, easel.Subject, easel.Unit * 0.62f);
        mic.Paint();
        easel.Vignette(0.75);
        easel.Grain(0.12);
    }

    /// <summary>Two coloured lights in haze, and lamps far out of focus.</summary>
    private static void Room(Easel easel)
    {
        var (p, u, at) = (easel.Palette, easel.Unit, easel.Subject);
        easel.Glow(new SKPoint(at.X + u * 0.34f, at.Y - u * 0.10f), u * 0.85f, p.OfFirst(0.62, 0.16, 0.62));
        easel.Glow(new SKPoint(at.X - u * 0.44f, at.Y + u * 0.10f), u * 0.75f, p.OfSecond(0.55, 0.16, 0.50));
        easel.Glow(new SKPoint(at.X, at.Y), u * 0.42f, p.OfFirst(0.75, 0.10, 0.22));
        for (var i = 0; i < 26; i++)
        {
            var spot = new SKPoint(at.X + easel.Chance(-0.62, 0.62) * u, at.Y + easel.Chance(-0.42, 0.30) * u);
            var radius = u * easel.Chance(0.010, 0.042);
            var colour = easel.Random.Next(3) == 0 ? p.OfSecond(0.80, 0.12, easel.Chance(0.05, 0.20)) : p.OfFirst(0.84, 0.11, easel.Chance(0.05, 0.24));
            using var lamp = Easel.Fill(colour);
            lamp.BlendMode = SKBlendMode.Screen;
            lamp.MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, radius * 0.10f);
            easel.Canvas.DrawCircle(spot, radius, lamp);
            using var rim = Easel.Stroke(colour.WithAlpha((byte)(colour.Alpha * 0.6)), radius * 0.09f);
            rim.BlendMode = SKBlendMode.Screen;
            easel.Canvas.DrawCircle(spot, radius, rim);
        }
    }
}
