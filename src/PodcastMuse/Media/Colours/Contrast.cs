using SkiaSharp;

namespace PodcastMuse.Media.Colours;

/// <summary>Contrast as WCAG 2.2 measures it: 1 (none) to 21 (black on white). Text wants at least 4.5.</summary>
public static class Contrast
{
    public static double Ratio(SKColor one, SKColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance, 0 (black) to 1 (white).</summary>
    public static double Luminance(SKColor colour) =>
        0.2126 * Oklch.Linear(colour.Red) + 0.7152 * Oklch.Linear(colour.Green) + 0.0722 * Oklch.Linear(colour.Blue);
}
