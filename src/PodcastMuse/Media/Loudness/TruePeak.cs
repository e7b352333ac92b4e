using System.Numerics.Tensors;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Loudness;

/// <summary>
/// Peak between the samples, four times oversampled as in ITU-R BS.1770-4 annex 2, with a longer filter than the annex's
/// example (Kaiser-windowed sinc, 32 taps a phase) so that it agrees with meters that interpolate well.
/// </summary>
internal static class TruePeak
{
    public const int Taps = 32;
    private const int Phases = 3;

    private static readonly float[][] Kernels = [.. Enumerable.Range(1, Phases).Select(Design)];

    /// <summary>No interpolated value exceeds the largest sample under the filter by more than this factor.</summary>
    public static float MostGain { get; } = Kernels.Max(k => k.Sum(Math.Abs));

    /// <summary>
    /// The largest magnitude of the three values between <c>padded[i + Taps/2 − 1]</c> and its successor, where
    /// <paramref name="window"/> is the 32 samples around the gap.
    /// </summary>
    public static float Between(ReadOnlySpan<float> window)
    {
        var peak = 0f;
        foreach (var kernel in Kernels)
            peak = Math.Max(peak, Math.Abs(TensorPrimitives.Dot(window, kernel)));
        return peak;
    }

    private static float[] Design(int phase)
    {
        var row = new double[Taps];
        for (var t = 0; t < Taps; t++)
        {
            var x = t - (Taps / 2 - 1) - phase / 4.0;
            row[t] = Kaiser.Sinc(x) * Kaiser.Window(x / (Taps / 2), 6);
        }
        var sum = row.Sum();
        return [.. row.Select(x => (float)(x / sum))];
    }
}
