using System.Globalization;

namespace ProviderEmulator.Kie;

/// <summary>Turns "16:9" into pixels of about the same area as a square of the given side, in multiples of 32.</summary>
internal static class AspectRatios
{
    public static (int Width, int Height) Size(string ratio, int side)
    {
        var parts = ratio.Split(':');
        if (parts.Length != 2 || !double.TryParse(parts[0], CultureInfo.InvariantCulture, out var width) || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out var height))
            return (side, side);
        var scale = Math.Sqrt(width / height);
        return (Whole(side * scale), Whole(side / scale));
    }

    private static int Whole(double pixels) => (int)Math.Round(pixels / 32) * 32;
}
