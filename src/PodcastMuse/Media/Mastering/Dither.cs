using System.Numerics;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// Floats to 16 bits with triangular dither of ±1 step. The noise is fixed and runs from a line's own start, so the same
/// line gives the same samples wherever it stands; digital silence stays silence.
/// </summary>
internal static class Dither
{
    private const int Period = 1 << 16;

    private static readonly float[] Noise = MakeNoise();

    /// <param name="samples">±1 is full scale.</param>
    /// <param name="output">As many samples.</param>
    /// <param name="position">Samples since the start that the noise runs from.</param>
    public static void Quantise(ReadOnlySpan<float> samples, Span<short> output, long position)
    {
        while (!samples.IsEmpty)
        {
            var at = (int)(position % Period);
            var count = Math.Min(samples.Length, Period - at);
            Run(samples[..count], Noise.AsSpan(at, count), output);
            samples = samples[count..];
            output = output[count..];
            position += count;
        }
    }

    private static void Run(ReadOnlySpan<float> samples, ReadOnlySpan<float> noise, Span<short> output)
    {
        var width = Vector<float>.Count;
        var i = 0;
        for (; i + 2 * width <= samples.Length; i += 2 * width)
        {
            var low = Step(new Vector<float>(samples[i..]), new Vector<float>(noise[i..]));
            var high = Step(new Vector<float>(samples[(i + width)..]), new Vector<float>(noise[(i + width)..]));
            Vector.Narrow(low, high).CopyTo(output[i..]);
        }
        for (; i < samples.Length; i++)
            output[i] = samples[i] == 0 ? (short)0 : (short)Math.Clamp(MathF.Floor(samples[i] * 32_768f + noise[i] + 0.5f), short.MinValue, short.MaxValue);
    }

    private static Vector<int> Step(Vector<float> x, Vector<float> noise)
    {
        var stepped = Vector.Floor(x * 32_768f + noise + new Vector<float>(0.5f));
        var held = Vector.Min(Vector.Max(stepped, new Vector<float>(short.MinValue)), new Vector<float>(short.MaxValue));
        return Vector.ConvertToInt32(Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), Vector<float>.Zero, held));
    }

    private static float[] MakeNoise()
    {
        var random = new Random(20_250_101);
        var noise = new float[Period];
        for (var i = 0; i < Period; i++)
            noise[i] = random.NextSingle() + random.NextSingle() - 1;
        return noise;
    }
}
