using System.Numerics.Tensors;

namespace PodcastMuse.Media.Audio;

/// <summary>Where speech begins and ends in a take, in samples; empty where nothing is heard.</summary>
internal readonly record struct SpeechEdges(int Start, int Length)
{
    private const int Window = 240;

    /// <summary>Kept around the speech so that soft onsets and tails stay: 15 ms before, 45 ms after.</summary>
    private const int Before = 720, After = 2_160;

    /// <summary>Quieter than this below the loudest 5 ms is not speech; unvoiced tails are about −35 dB.</summary>
    private const double BelowLoudest = 42;

    /// <summary>Quieter than this (dBFS, RMS of 5 ms) is silence whatever else the take holds.</summary>
    private const double Silence = -60;

    public static SpeechEdges Of(ReadOnlySpan<float> samples)
    {
        var count = (samples.Length + Window - 1) / Window;
        var levels = new float[count];
        for (var i = 0; i < count; i++)
        {
            var window = samples.Slice(i * Window, Math.Min(Window, samples.Length - i * Window));
            levels[i] = TensorPrimitives.SumOfSquares(window) / window.Length;
        }
        var loudest = count == 0 ? 0 : TensorPrimitives.Max<float>(levels);
        var floor = (float)Math.Max(loudest * Math.Pow(10, -BelowLoudest / 10), Math.Pow(10, Silence / 10));
        var first = Array.FindIndex(levels, x => x > floor);
        if (first < 0)
            return default;
        var last = Array.FindLastIndex(levels, x => x > floor);
        var start = Math.Max(0, first * Window - Before);
        var end = Math.Min(samples.Length, (last + 1) * Window + After);
        return new SpeechEdges(start, end - start);
    }
}
