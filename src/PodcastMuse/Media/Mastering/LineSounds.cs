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

    /// <summary>Adds a stretch of a line, from its sample <paramref name="first"/> on, to <paramref name="target"/>.</summary>
    public async Task AddAsync(int line, int first, Memory<float> target, CancellationToken cancellationToken)
    {
        if (Held(line) is { } held)
        {
            Add(held, first, target.Span);
            return;
        }
        using var take = await Speech.LoadAsync(plan.Lines[line].WavPath, cancellationToken);
        var sound = Finish(take, line);
        if (sound.Length >= Long)
            Hold(line, sound.ToArray());
        Add(sound, first, target.Span);
    }

    private static void Add(ReadOnlySpan<float> sound, int first, Span<float> target) =>
        TensorPrimitives.Add(target, sound.Slice(first, target.Length), target);

    private float[]? Held(int line)
    {
        lock (_lock)
            return _held.FirstOrDefault(x => x.Line == line).Samples;
    }

    private void Hold(int line, float[] samples)
    {
        lock (_lock)
        {
            _held.Enqueue((line, samples));
            if (_held.Count > 2)
                _held.Dequeue();
        }
    }

    private Span<float> Finish(Take take, int line)
    {
        var study = plan.Studies[line];
        var length = (int)plan.Layout.Lengths[line];
        var speech = take.Samples.Span.Slice(study.Start, study.Length);
        if (length != study.Length)
            speech = Tempo.Change(speech, length);
        TensorPrimitives.Multiply(speech, (float)Pcm.FromDecibels(study.GainDb + plan.GainDb), speech);
        for (var i = 0; i < Math.Min(FadeIn, speech.Length); i++)
            speech[i] *= i / (float)FadeIn;
        for (var i = 0; i < Math.Min(FadeOut, speech.Length); i++)
            speech[^(i + 1)] *= i / (float)FadeOut;
        return speech;
    }
}
