using System.Numerics.Tensors;

namespace PodcastMuse.Media.Loudness;

/// <summary>
/// Streaming true peak of one channel. Stretches whose samples cannot reach the watched level, nor the peak so far, are
/// skipped: the filter's greatest gain is known, so the skip is exact for every peak above <c>watch</c>.
/// </summary>
internal sealed class TruePeakMeter(float watch)
{
    private const int Stretch = 64;

    private readonly float[] _tail = new float[TruePeak.Taps];
    private float[] _padded = [];

    /// <summary>The largest magnitude so far, between samples too.</summary>
    public float Peak { get; private set; }

    /// <summary>The largest magnitude of this piece (exact where above the watched level). Values between this piece and the next count to the next.</summary>
    public float Measure(ReadOnlySpan<float> samples)
    {
        var length = samples.Length + TruePeak.Taps;
        if (_padded.Length < length)
            _padded = new float[length];
        var padded = _padded.AsSpan(0, length);
        _tail.CopyTo(padded);
        samples.CopyTo(padded[TruePeak.Taps..]);
        var peak = 0f;
        for (var at = 0; at < samples.Length; at += Stretch)
        {
            var count = Math.Min(Stretch, samples.Length - at);
            var around = padded.Slice(at, count + TruePeak.Taps);
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(around));
            peak = Math.Max(peak, Math.Abs(TensorPrimitives.MaxMagnitude<float>(around[TruePeak.Taps..])));
            if (largest * TruePeak.MostGain <= Math.Min(watch, Math.Max(Peak, peak)))
                continue;
            for (var i = 1; i <= count; i++)
                peak = Math.Max(peak, TruePeak.Between(around.Slice(i, TruePeak.Taps)));
        }
        padded[^TruePeak.Taps..].CopyTo(_tail);
        Peak = Math.Max(Peak, peak);
        return peak;
    }
}
