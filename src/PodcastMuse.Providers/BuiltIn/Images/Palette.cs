using PodcastMuse.Media.Colours;
using SkiaSharp;

namespace PodcastMuse.Providers.BuiltIn.Images;

/// <summary>
/// The colours of one picture: a deep ground, a first and a second light that go together. Pairs are chosen by hand in OKLCH
/// (neighbours, split complements and complements); the seed picks a pair and turns it by a few degrees.
/// </summary>
internal sealed class Palette
{
    /// <summary>Hues of ground, first light, second light, in OKLCH degrees.</summary>
    private static readonly (double Ground, double First, double Second)[] Harmonies =
    [
        (264, 62, 20), (300, 45, 350), (205, 55, 185), (255, 40, 330), (25, 70, 350), (285, 350, 250), (238, 72, 205), (275, 200, 325), (345, 60, 300),
    ];

    private Palette(double ground, double first, double second) => (Ground, First, Second) = (ground, first, second);

    public double Ground { get; }

    public double First { get; }

    public double Second { get; }

    public static Palette Pick(Random random)
    {
        var (ground, first, second) = Harmonies[random.Next(Harmonies.Length)];
        var turn = random.NextDouble() * 16 - 8;
        return new Palette(ground + turn, first + turn, second + turn);
    }

    /// <summary>A shade of the ground; chroma falls towards black and white as in nature.</summary>
    public SKColor OfGround(double lightness, double chroma = 0.05, double alpha = 1) => new Oklch(lightness, chroma, Ground).ToColour(alpha);

    public SKColor OfFirst(double lightness, double chroma = 0.14, double alpha = 1) => new Oklch(lightness, chroma, First).ToColour(alpha);

    public SKColor OfSecond(double lightness, double chroma = 0.14, double alpha = 1) => new Oklch(lightness, chroma, Second).ToColour(alpha);
}
