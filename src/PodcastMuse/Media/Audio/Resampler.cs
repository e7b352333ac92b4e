using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Changes the rate of a finished take to <see cref="Pcm.Rate"/>: polyphase Kaiser-windowed sinc (β 9, 48 taps on the slower
/// side: stop band below −90 dB, pass band to 0.9 of the lower Nyquist), without delay and without state.
/// </summary>
internal sealed class Resampler
{
    private const int BaseTaps = 48;
    private const double Beta = 9;

    /// <summary>More phases than this cost more memory than they are worth; such rates go through ffmpeg.</summary>
    private const int MostPhases = 1_280;

    private static readonly ConcurrentDictionary<int, Resampler> Known = new();

    private readonly int _phases;
    private readonly int _step;
    private readonly int _taps;
    private readonly float[] _kernel;

    private Resampler(int rate)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(rate, Pcm.Rate);
        _phases = Pcm.Rate / divisor;
        _step = rate / divisor;
        var shrink = Math.Min(1.0, _phases / (double)_step);
        _taps = ((int)Math.Ceiling(BaseTaps / shrink) + 7) / 8 * 8;
        _kernel = Design(_phases, _taps, shrink);
    }

    public static bool Supports(int rate) => Pcm.Rate / (int)BigInteger.GreatestCommonDivisor(rate, Pcm.Rate) <= MostPhases && rate <= 192_000;

    /// <summary>How many samples <see cref="ToMasterRate"/> makes of <paramref name="count"/>.</summary>
    public static int Length(int count, int rate) => (int)((long)count * Pcm.Rate / rate);

    public static void ToMasterRate(ReadOnlySpan<float> samples, int rate, Span<float> output)
    {
        if (rate == Pcm.Rate)
            samples.CopyTo(output);
        else
            Known.GetOrAdd(rate, static r => new Resampler(r)).Run(samples, output[..Length(samples.Length, rate)]);
    }

    private void Run(ReadOnlySpan<float> samples, Span<float> output)
    {
        var half = _taps / 2;
        var padded = SampleMemory.Floats.Rent(samples.Length + 2 * _taps);
        padded.AsSpan().Clear();
        samples.CopyTo(padded.AsSpan(half));
        // Output n lies between inputs ⌊n·step/phases⌋ and the next; the kernel row covers half its taps on either side.
        long index = 1;
        var phase = 0;
        for (var n = 0; n < output.Length; n++)
        {
            output[n] = Dot(ref padded[index], ref _kernel[phase * _taps], _taps);
            phase += _step;
            while (phase >= _phases)
            {
                phase -= _phases;
                index++;
            }
        }
        SampleMemory.Floats.Return(padded);
    }

    private static float Dot(ref float samples, ref float kernel, int taps)
    {
        var a = Vector<float>.Zero;
        var b = Vector<float>.Zero;
        var width = Vector<float>.Count;
        var i = 0;
        for (; i + 2 * width <= taps; i += 2 * width)
        {
            a += Vector.LoadUnsafe(ref samples, (nuint)i) * Vector.LoadUnsafe(ref kernel, (nuint)i);
            b += Vector.LoadUnsafe(ref samples, (nuint)(i + width)) * Vector.LoadUnsafe(ref kernel, (nuint)(i + width));
        }
        var sum = Vector.Sum(a + b);
        for (; i < taps; i++)
            sum += Unsafe.Add(ref samples, i) * Unsafe.Add(ref kernel, i);
        return sum;
    }

    private static float[] Design(int phases, int taps, double shrink)
    {
        var cutoff = 0.95 * shrink;
        var half = taps / 2;
        var kernel = new float[phases * taps];
        for (var p = 0; p < phases; p++)
        {
            var row = new double[taps];
            for (var t = 0; t < taps; t++)
            {
                var x = t - (half - 1) - p / (double)phases;
                row[t] = Kaiser.Sinc(cutoff * x) * Kaiser.Window(x / half, Beta);
            }
            var sum = row.Sum();
            for (var t = 0; t < taps; t++)
                kernel[p * taps + t] = (float)(row[t] / sum);
        }
        return kernel;
    }
}
