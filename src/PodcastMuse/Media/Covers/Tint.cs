using PodcastMuse.Media.Colours;
using SkiaSharp;

namespace PodcastMuse.Media.Covers;

/// <summary>Colours for lettering over a part of a picture: <paramref name="Ink"/> on <paramref name="Ground"/>, and an accent taken from the art.</summary>
internal sealed record Tint(SKColor Ink, SKColor Ground, SKColor Accent)
{
    /// <summary>Text on a cover wants 4.5 (WCAG 2.2, 1.4.3); a little more leaves room for JPEG.</summary>
    public const double WantedContrast = 5.0;

    /// <param name="art">The picture.</param>
    /// <param name="area">Where the lettering will be, in the picture's pixels; decides between dark on light and light on dark.</param>
    public static Tint Of(SKImage art, SKRect area)
    {
        var under = Samples(art, area, 24);
        var lightness = under.Average(c => Oklch.From(c).Lightness);
        var all = Samples(art, SKRect.Create(art.Width, art.Height), 32).Select(Oklch.From).ToList();
        var vivid = all.MaxBy(c => c.Chroma * (1 - Math.Abs(c.Lightness - 0.68)));
        var ground = under.Select(Oklch.From).MaxBy(c => c.Chroma);
        var accentChroma = vivid.Chroma < 0.03 ? vivid.Chroma : Math.Clamp(vivid.Chroma * 1.15, 0.08, 0.17);
        return lightness > 0.66
            ? new Tint(new Oklch(0.20, 0.025, ground.Hue).ToColour(), new Oklch(0.96, Math.Min(ground.Chroma, 0.02), ground.Hue).ToColour(), new Oklch(0.52, accentChroma, vivid.Hue).ToColour())
            : new Tint(new Oklch(0.985, 0.006, ground.Hue).ToColour(), new Oklch(0.14, Math.Min(ground.Chroma, 0.035), ground.Hue).ToColour(), new Oklch(0.82, accentChroma, vivid.Hue).ToColour());
    }

    /// <summary>How opaque (0–1) the ground must lie over the area for every patch of it to carry the ink.</summary>
    public double VeilOver(SKImage art, SKRect area)
    {
        var patches = Samples(art, area, 32);
        for (var veil = 0.0; veil < 1; veil += 0.02)
        {
            if (patches.TrueForAll(p => Contrast.Ratio(Ink, Mix(p, Ground, veil)) >= WantedContrast))
                return veil;
        }
        return 1;
    }

    private static SKColor Mix(SKColor under, SKColor over, double alpha) => new(
        (byte)(under.Red + (over.Red - under.Red) * alpha),
        (byte)(under.Green + (over.Green - under.Green) * alpha),
        (byte)(under.Blue + (over.Blue - under.Blue) * alpha));

    /// <summary>Means of patches, a grid of <paramref name="grid"/> by as many.</summary>
    private static List<SKColor> Samples(SKImage art, SKRect area, int grid)
    {
        using var small = SKSurface.Create(Art.Pixels(grid, grid));
        small.Canvas.Clear(SKColors.Gray);
        small.Canvas.DrawImage(art, area, SKRect.Create(grid, grid), Art.Shrinking);
        using var pixels = SKBitmap.FromImage(small.Snapshot());
        return [.. Enumerable.Range(0, grid * grid).Select(i => pixels.GetPixel(i % grid, i / grid))];
    }
}
