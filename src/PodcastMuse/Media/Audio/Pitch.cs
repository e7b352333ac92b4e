using System.Numerics.Tensors;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// How high a voice is, moment by moment: the period of the strongest repetition (normalised autocorrelation) in windows of 40 ms, every
/// 20 ms. Good enough to tell a man's voice from a woman's, and meant for nothing else.
/// </summary>
internal static class Pitch
{
    /// <summary>Moments a second.</summary>
    public const int Moments = 50;

    /// <summary>Samples of the master's rate that become one: voices' fundamentals are far below 4 kHz.</summary>
    private const int Thinned = 6;

    private const int Rate = Pcm.Rate / Thinned;
    private const int Step = Rate / Moments;
    private const int Window = 2 * Step;

    /// <summary>Hertz: lower and higher than these nobody speaks.</summary>
    private const int Lowest = 70, Highest = 400;

    /// <summary>The share of the recording's mean power below which a window is no vowel.</summary>
    private const float Quiet = 0.02f;

    /// <summary>From here a window is a voice and not a consonant or noise.</summary>
    private const float Voiced = 0.6f;

    /// <summary>A shorter period whose repetition is nearly as strong is the true one: its multiples are as strong.</summary>
    private const float Nearly = 0.9f;

    /// <summary>Octaves above 1 Hz (the logarithm to base 2 of the frequency), one a moment; NaN where nothing is voiced.</summary>
    public static float[] Of(ReadOnlySpan<float> samples)
    {
        var thin = Thin(samples);
        const int Longest = Rate / Lowest;
        var moments = new float[Math.Max(0, (thin.Length - Window - Longest) / Step)];
        var floor = thin.Length == 0 ? 0 : Quiet * TensorPrimitives.SumOfSquares<float>(thin) / thin.Length * Window;
        for (var i = 0; i < moments.Length; i++)
            moments[i] = At(thin.AsSpan(i * Step, Window + Longest), floor);
        return moments;
    }

    private static float At(ReadOnlySpan<float> span, float floor)
    {
        const int Shortest = Rate / Highest, Longest = Rate / Lowest;
        var window = span[..Window];
        var power = TensorPrimitives.SumOfSquares(window);
        if (power <= floor)
            return float.NaN;
        Span<float> likeness = stackalloc float[Longest + 1];
        for (var lag = Shortest; lag <= Longest; lag++)
        {
            var later = span.Slice(lag, Window);
            likeness[lag] = TensorPrimitives.Dot(window, later) / MathF.Sqrt((power * TensorPrimitives.SumOfSquares(later)) + float.Epsilon);
        }

        var best = TensorPrimitives.Max<float>(likeness[Shortest..]);
        if (best < Voiced)
            return float.NaN;
        for (var lag = Shortest + 1; lag < Longest; lag++)
        {
            if (likeness[lag] > Nearly * best && likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1])
                return MathF.Log2((float)Rate / lag);
        }

        return float.NaN;
    }

    /// <summary>Means of six samples: what that lets through above 4 kHz is weak in speech, and has no period of its own.</summary>
    private static float[] Thin(ReadOnlySpan<float> samples)
    {
        var thin = new float[samples.Length / Thinned];
        for (var i = 0; i < thin.Length; i++)
            thin[i] = TensorPrimitives.Sum(samples.Slice(i * Thinned, Thinned)) / Thinned;
        return thin;
    }
}
