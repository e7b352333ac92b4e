namespace PodcastMuse.Media.Audio;

/// <summary>The pieces of a Kaiser-windowed sinc filter (Oppenheim and Schafer, "Discrete-Time Signal Processing", 7.5).</summary>
internal static class Kaiser
{
    public static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The window at <paramref name="x"/> of −1…1; nothing outside.</summary>
    public static double Window(double x, double beta) => Math.Abs(x) >= 1 ? 0 : Bessel(beta * Math.Sqrt(1 - x * x)) / Bessel(beta);

    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; k < 60; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
