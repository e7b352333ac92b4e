using SkiaSharp;

namespace PodcastMuse.Media.Colours;

/// <summary>
/// A colour by lightness (0–1), chroma (0 to about 0.37) and hue (degrees) in the OKLab space of Björn Ottosson (2020),
/// where equal steps look equal: the space palettes and scrims are made in. Out-of-gamut colours lose chroma, never lightness.
/// </summary>
public readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    public static Oklch From(SKColor colour)
    {
        var (r, g, b) = (Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        var lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        var a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        var bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new Oklch(lightness, Math.Sqrt(a * a + bb * bb), (Math.Atan2(bb, a) * 180 / Math.PI + 360) % 360);
    }

    public SKColor ToColour(double alpha = 1)
    {
        var chroma = Chroma;
        (double R, double G, double B) rgb;
        while (!InGamut(rgb = ToLinear(Lightness, chroma, Hue)) && chroma > 0.001)
            chroma *= 0.95;
        return new SKColor(Encoded(rgb.R), Encoded(rgb.G), Encoded(rgb.B), (byte)Math.Round(255 * Math.Clamp(alpha, 0, 1)));
    }

    /// <summary>A channel of sRGB (0–255) as linear light (0–1), IEC 61966-2-1.</summary>
    internal static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Encoded(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return (byte)Math.Round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.Pow(c, 1 / 2.4) - 0.055));
    }

    private static bool InGamut((double R, double G, double B) c) =>
        c.R is >= -0.001 and <= 1.001 && c.G is >= -0.001 and <= 1.001 && c.B is >= -0.001 and <= 1.001;

    private static (double R, double G, double B) ToLinear(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue * Math.PI / 180), chroma * Math.Sin(hue * Math.PI / 180));
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return (
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }
}
