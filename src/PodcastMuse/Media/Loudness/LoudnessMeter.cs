using System.Runtime.InteropServices;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Loudness;

/// <summary>
/// Streaming meter of 48 kHz stereo: integrated loudness, loudness range and true peak. Holds two numbers for every 100 ms,
/// so three hours are under 2 MB.
/// </summary>
public sealed class LoudnessMeter
{
    private readonly List<double> _steps = [];
    private readonly List<float> _peaks = [];
    private readonly float[] _pending = new float[2 * LoudnessGate.Step];
    private readonly float[] _channel = new float[LoudnessGate.Step];
    private readonly TruePeakMeter _left, _right;
    private KWeighting _weighting;
    private int _filled;

    /// <param name="watchDb">Peaks above this (dBTP) are found exactly in every 100 ms, not only the largest of all.</param>
    public LoudnessMeter(double watchDb = -1.2)
    {
        var watch = (float)Pcm.FromDecibels(watchDb);
        _left = new TruePeakMeter(watch);
        _right = new TruePeakMeter(watch);
    }

    /// <summary>Energy of every whole 100 ms so far; see <see cref="LoudnessGate"/>.</summary>
    public ReadOnlySpan<double> Steps => CollectionsMarshal.AsSpan(_steps);

    /// <summary>True peak (linear) of every 100 ms, the unfinished one included after <see cref="Finish"/>.</summary>
    public ReadOnlySpan<float> Peaks => CollectionsMarshal.AsSpan(_peaks);

    public double Integrated => LoudnessGate.Integrated(Steps);

    public double Range => LoudnessGate.Range(Steps);

    public double TruePeakDb => Pcm.ToDecibels(Math.Max(_left.Peak, _right.Peak));

    /// <summary>Samples a channel taken in.</summary>
    public long Samples { get; private set; }

    public void Add(ReadOnlySpan<float> stereo)
    {
        Samples += stereo.Length / 2;
        while (!stereo.IsEmpty)
        {
            var count = Math.Min(stereo.Length, _pending.Length - _filled);
            stereo[..count].CopyTo(_pending.AsSpan(_filled));
            _filled += count;
            stereo = stereo[count..];
            if (_filled < _pending.Length)
                continue;
            _steps.Add(_weighting.SumOfSquares(_pending) / LoudnessGate.Step);
            _peaks.Add(MeasurePeak(_pending));
            _filled = 0;
        }
    }

    /// <summary>Takes the unfinished last 100 ms into the peak; loudness counts whole steps only.</summary>
    public void Finish()
    {
        Array.Clear(_pending, _filled, _pending.Length - _filled);
        _peaks.Add(MeasurePeak(_pending));
        _filled = 0;
    }

    private float MeasurePeak(ReadOnlySpan<float> stereo)
    {
        for (var i = 0; i < _channel.Length; i++)
            _channel[i] = stereo[2 * i];
        var peak = _left.Measure(_channel);
        for (var i = 0; i < _channel.Length; i++)
            _channel[i] = stereo[2 * i + 1];
        return Math.Max(peak, _right.Measure(_channel));
    }
}
