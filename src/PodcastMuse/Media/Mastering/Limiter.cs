using System.Numerics.Tensors;
using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// True-peak limiter with finite memory: the gain is the smallest needed within ±10 ms, smoothed over ±10 ms, so no peak
/// gets past the ceiling, no gain jumps, and a block rendered alone equals the same block rendered in the whole.
/// </summary>
internal static class Limiter
{
    /// <summary>Samples on either side that can influence a sample; whoever renders a piece renders this much around it.</summary>
    public const int Reach = 2 * Hold + TruePeak.Taps;

    private const int Hold = 480;
    private const int Stretch = 64;

    /// <summary>Limits in place. Pass an empty <paramref name="right"/> for mono.</summary>
    /// <returns>Whether anything was reduced.</returns>
    public static bool Apply(Span<float> left, Span<float> right, float ceiling)
    {
        var hot = new List<(int At, float Gain)>();
        FindPeaks(left, ceiling, hot);
        if (!right.IsEmpty)
        {
            FindPeaks(right, ceiling, hot);
            hot.Sort((a, b) => a.At.CompareTo(b.At));
        }
        for (var first = 0; first < hot.Count;)
        {
            var last = first;
            while (last + 1 < hot.Count && hot[last + 1].At - hot[last].At <= 4 * Hold)
                last++;
            Reduce(left, right, hot.GetRange(first, last - first + 1));
            first = last + 1;
        }
        return hot.Count > 0;
    }

    private static void FindPeaks(ReadOnlySpan<float> samples, float ceiling, List<(int At, float Gain)> hot)
    {
        Span<float> padded = stackalloc float[Stretch + TruePeak.Taps];
        const int Half = TruePeak.Taps / 2;
        for (var at = 0; at < samples.Length; at += Stretch)
        {
            var from = Math.Max(0, at - Half + 1);
            var to = Math.Min(samples.Length, at + Stretch + Half + 1);
            if (Math.Abs(TensorPrimitives.MaxMagnitude<float>(samples[from..to])) * TruePeak.MostGain <= ceiling)
                continue;
            padded.Clear();
            samples[from..to].CopyTo(padded[(from - (at - Half + 1))..]);
            for (var i = 0; i < Stretch && at + i < samples.Length; i++)
            {
                var peak = Math.Max(Math.Abs(samples[at + i]), TruePeak.Between(padded.Slice(i, TruePeak.Taps)));
                if (peak > ceiling)
                    hot.Add((at + i, ceiling / peak));
            }
        }
    }

    private static void Reduce(Span<float> left, Span<float> right, List<(int At, float Gain)> peaks)
    {
        var from = peaks[0].At - 2 * Hold;
        var length = peaks[^1].At + 1 + 2 * Hold - from;
        var gains = new float[length];
        Array.Fill(gains, 1);
        // A peak between two samples holds both, hence one more on the right.
        foreach (var (at, gain) in peaks)
        {
            var span = gains.AsSpan(Math.Max(0, at - Hold - from), Math.Min(length, at + Hold + 2 - from) - Math.Max(0, at - Hold - from));
            TensorPrimitives.Min(span, gain, span);
        }
        Smooth(gains);
        Smooth(gains);
        var start = Math.Max(0, from);
        var end = Math.Min(left.Length, from + length);
        var curve = gains.AsSpan(start - from, end - start);
        TensorPrimitives.Multiply(left[start..end], curve, left[start..end]);
        if (!right.IsEmpty)
            TensorPrimitives.Multiply(right[start..end], curve, right[start..end]);
    }

    /// <summary>A running mean of Hold/2 on either side; outside the gain is 1. Two of them reach as far as the hold, never beyond.</summary>
    private static void Smooth(float[] gains)
    {
        const int Half = Hold / 2;
        var source = (float[])gains.Clone();
        double sum = Half;
        for (var i = 0; i <= Half && i < source.Length; i++)
            sum += source[i];
        for (var n = 0; n < gains.Length; n++)
        {
            gains[n] = (float)Math.Min(1, sum / (2 * Half + 1));
            sum += (n + Half + 1 < source.Length ? source[n + Half + 1] : 1) - (n - Half >= 0 ? source[n - Half] : 1);
        }
    }
}
