using System.Numerics.Tensors;
using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Mastering;

/// <summary>The finished sound of each line (trimmed, at tempo, levelled), made when asked for; only the last long ones are held.</summary>
internal sealed class LineSounds(MasterPlan plan)
{
    /// <summary>A line this long is needed by several blocks, so it is kept for the next.</summary>
    private const int Long = 15 * Pcm.Rate;

    /// <summary>Edges fade over 4 ms in and 12 ms out so that a trimmed breath does not click.</summary>
    private const int FadeIn = 192, FadeOut = 576;

    private readonly Lock _lock = new();
    private readonly Queue<(int Line, float[] Samples)> _held = new();

    public async Task<float[]> ReadAsync(int line, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var held in _held)
            {
                if (held.Line == line)
                    return held.Samples;
            }
        }
        var samples = await MakeAsync(line, cancellationToken);
        if (samples.Length >= Long)
        {
            lock (_lock)
            {
                _held.Enqueue((line, samples));
                if (_held.Count > 2)
                    _held.Dequeue();
            }
        }
        return samples;
    }

    private async Task<float[]> MakeAsync(int line, CancellationToken cancellationToken)
    {
        var study = plan.Studies[line];
        var take = await Speech.LoadAsync(plan.Lines[line].WavPath, cancellationToken);
        var samples = Tempo.Change(take.Samples[study.Start..(study.Start + study.Length)], (int)plan.Layout.Lengths[line]);
        TensorPrimitives.Multiply(samples, (float)Pcm.FromDecibels(study.GainDb + plan.GainDb), samples);
        for (var i = 0; i < Math.Min(FadeIn, samples.Length); i++)
            samples[i] *= i / (float)FadeIn;
        for (var i = 0; i < Math.Min(FadeOut, samples.Length); i++)
            samples[^(i + 1)] *= i / (float)FadeOut;
        return samples;
    }
}
