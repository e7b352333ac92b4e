using System.Runtime.Intrinsics;

namespace PodcastMuse.Media.Loudness;

/// <summary>
/// The K weighting of ITU-R BS.1770-4 at 48 kHz (tables 1 and 2: shelf, then high pass), two channels side by side
/// in one vector, transposed direct form II. State carries over from call to call.
/// </summary>
internal struct KWeighting
{
    private const double ShelfB0 = 1.53512485958697, ShelfB1 = -2.69169618940638, ShelfB2 = 1.19839281085285;
    private const double ShelfA1 = -1.69065929318241, ShelfA2 = 0.73248077421585;
    private const double HighPassA1 = -1.99004745483398, HighPassA2 = 0.99007225036621;

    private Vector128<double> _s1, _s2, _h1, _h2;

    /// <summary>The sum of squares of both weighted channels over interleaved stereo frames.</summary>
    public double SumOfSquares(ReadOnlySpan<float> stereo)
    {
        var (s1, s2, h1, h2) = (_s1, _s2, _h1, _h2);
        var sum = Vector128<double>.Zero;
        for (var i = 0; i + 1 < stereo.Length; i += 2)
        {
            var x = Vector128.Create((double)stereo[i], stereo[i + 1]);
            var y = x * ShelfB0 + s1;
            s1 = x * ShelfB1 - y * ShelfA1 + s2;
            s2 = x * ShelfB2 - y * ShelfA2;
            // The high pass has numerator 1, −2, 1.
            var z = y + h1;
            h1 = y * -2.0 - z * HighPassA1 + h2;
            h2 = y - z * HighPassA2;
            sum += z * z;
        }
        (_s1, _s2, _h1, _h2) = (Settle(s1), Settle(s2), Settle(h1), Settle(h2));
        return Vector128.Sum(sum);
    }

    /// <summary>A decayed state is set to zero: denormal numbers cost a hundredfold.</summary>
    private static Vector128<double> Settle(Vector128<double> state) =>
        Vector128.LessThanAll(Vector128.Abs(state), Vector128.Create(1e-25)) ? Vector128<double>.Zero : state;
}
