using System.Numerics.Tensors;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Plays speech a little faster or slower at the same pitch (WSOLA, Verhelst and Roelands 1993): 20 ms hops, each taken
/// from where it best continues what was already played. Meant for a few per cent; the length is exact.
/// </summary>
internal static class Tempo
{
    private const int Hop = 960, Search = 384, Coarse = 8;

    private static readonly float[] Rise = [.. Enumerable.Range(0, Hop).Select(i => (float)(0.5 - 0.5 * Math.Cos(Math.PI * (i + 0.5) / Hop)))];

    /// <param name="samples">48 kHz mono.</param>
    /// <param name="length">Samples wanted; the tempo is <c>samples.Length ÷ length</c>.</param>
    public static float[] Change(ReadOnlySpan<float> samples, int length)
    {
        const int Margin = 2 * Hop + Search;
        var source = new float[samples.Length + 2 * Margin];
        samples.CopyTo(source.AsSpan(Margin));
        var output = new float[length + 2 * Hop];
        var ratio = samples.Length / (double)length;
        var taken = Margin;
        // The first hop is taken as it is; every further one fades in over the natural continuation of the last.
        Array.Copy(source, taken, output, 0, Hop);
        for (var at = Hop; at < length + Hop; at += Hop)
        {
            var natural = taken + Hop;
            var ideal = Margin + (int)Math.Round(at * ratio);
            taken = Math.Abs(ideal - natural) < Coarse ? natural : Best(source, natural, Math.Min(ideal, source.Length - Hop - Search - 1));
            if (natural + Hop > source.Length)
                break;
            for (var i = 0; i < Hop && at + i < output.Length; i++)
                output[at + i] = source[natural + i] * (1 - Rise[i]) + source[taken + i] * Rise[i];
        }
        return output[..length];
    }

    private static int Best(float[] source, int natural, int ideal)
    {
        var wanted = source.AsSpan(natural, Hop);
        var best = Scan(source, wanted, ideal - Search, ideal + Search, Coarse);
        return Scan(source, wanted, best - Coarse + 1, best + Coarse - 1, 1);
    }

    private static int Scan(float[] source, ReadOnlySpan<float> wanted, int from, int to, int step)
    {
        var best = from;
        var most = float.NegativeInfinity;
        for (var at = Math.Max(0, from); at <= to && at + Hop <= source.Length; at += step)
        {
            var candidate = source.AsSpan(at, Hop);
            var likeness = TensorPrimitives.Dot(wanted, candidate) / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(candidate) + 1e-6f);
            if (likeness > most)
                (most, best) = (likeness, at);
        }
        return best;
    }
}
