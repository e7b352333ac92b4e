using System.Numerics.Tensors;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// What has to be known of a line before the episode is laid out: where its speech is (samples at 48 kHz), the gain (dB)
/// that brings it to the speech target through the limiter, and its energy in steps of 100 ms at that gain.
/// </summary>
internal sealed record LineStudy(int Start, int Length, double GainDb, double[] Steps)
{
    private const double MostGain = 40, LeastGain = -30;

    public static LineStudy Of(Take take, SpokenLine line)
    {
        var edges = SpeechEdges.Of(take.Samples.Span);
        if (edges.Length == 0)
            throw FaultException.Permanent(Problems.UnsoundResult($"Line {line.Index + 1} ({line.SpeakerName}) is silent; make its speech again."));
        var speech = take.Samples.Span.Slice(edges.Start, edges.Length);
        var gain = Round(Targets.Lufs - Loudness(MeasureSteps(speech), speech.Length));
        var (limited, levelled) = Level(speech, gain);
        // The limiter takes loudness away from peaky voices; two corrections bring it back to within a tenth.
        for (var round = 0; round < 2 && limited; round++)
        {
            gain = Round(gain + Targets.Lufs - Loudness(levelled, speech.Length));
            (limited, levelled) = Level(speech, gain);
        }
        return new LineStudy(edges.Start, edges.Length, gain, [.. levelled.Select(x => Math.Round(x, 9))]);
    }

    private static double Round(double gain) => Math.Round(Math.Clamp(gain, LeastGain, MostGain), 1);

    private static (bool Limited, double[] Steps) Level(ReadOnlySpan<float> speech, double gain)
    {
        var buffer = SampleMemory.Floats.Rent(speech.Length);
        var samples = buffer.AsSpan(0, speech.Length);
        TensorPrimitives.Multiply(speech, (float)Pcm.FromDecibels(gain), samples);
        var limited = Limiter.Apply(samples, [], (float)Pcm.FromDecibels(Targets.Ceiling));
        var steps = MeasureSteps(samples);
        SampleMemory.Floats.Return(buffer);
        return (limited, steps);
    }

    /// <summary>Energies of mono speech played on both channels; the last step is filled up with silence.</summary>
    private static double[] MeasureSteps(ReadOnlySpan<float> speech)
    {
        var steps = new double[(speech.Length + LoudnessGate.Step - 1) / LoudnessGate.Step];
        var stereo = new float[2 * LoudnessGate.Step];
        var weighting = new KWeighting();
        for (var i = 0; i < steps.Length; i++)
        {
            var piece = speech[(i * LoudnessGate.Step)..Math.Min(speech.Length, (i + 1) * LoudnessGate.Step)];
            stereo.AsSpan().Clear();
            for (var n = 0; n < piece.Length; n++)
                stereo[2 * n] = stereo[2 * n + 1] = piece[n];
            steps[i] = weighting.SumOfSquares(stereo) / LoudnessGate.Step;
        }
        return steps;
    }

    /// <summary>Gated where the line is long enough for it, else the mean over its length.</summary>
    private static double Loudness(double[] steps, int samples)
    {
        var gated = LoudnessGate.Integrated(steps);
        return double.IsFinite(gated) ? gated : LoudnessGate.ToLufs(steps.Sum() * LoudnessGate.Step / samples);
    }
}
