using System.Numerics.Tensors;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// Samples of a block with the encoder's context around it: <paramref name="Before"/> frames, the block, one frame.
/// Mono has the same array twice.
/// </summary>
internal sealed record RenderedBlock(short[] Left, short[] Right, int Before);

/// <summary>
/// The episode as a function from frames to 16-bit samples. It has no memory: any block can be rendered at any time, on any
/// core, and always the same.
/// </summary>
internal sealed class EpisodeSound
{
    private readonly MasterPlan _plan;
    private readonly LineSounds _lines;
    private readonly double[] _ceilings;

    public EpisodeSound(MasterPlan plan)
    {
        _plan = plan;
        _lines = new LineSounds(plan);
        _ceilings = new double[plan.Lines.Count];
        Array.Fill(_ceilings, Targets.Ceiling);
    }

    /// <summary>Holds a line's peaks further down, by so many dB.</summary>
    public void LowerCeiling(int line, double decibels) => _ceilings[line] -= decibels;

    public async Task<RenderedBlock> RenderAsync(Block block, CancellationToken cancellationToken)
    {
        var before = Math.Min(Mp3Block.Before, block.First);
        var from = (long)(block.First - before) * Pcm.Frame;
        var length = (before + block.Frames + Mp3Block.After) * Pcm.Frame;
        var mono = new float[length + 2 * Limiter.Reach];
        await AddLinesAsync(mono, from - Limiter.Reach, cancellationToken);
        var ceiling = (float)Pcm.FromDecibels(_ceilings[block.Line]);
        if (_plan.Music is { } music && music.Sounds(from - Limiter.Reach, from + length + Limiter.Reach))
            return RenderStereo(mono, music, from, length, before, ceiling);
        Limiter.Apply(mono, [], ceiling);
        var samples = Quantise(mono, length, from);
        return new RenderedBlock(samples, samples, before);
    }

    private RenderedBlock RenderStereo(float[] left, EpisodeMusic music, long from, int length, int before, float ceiling)
    {
        var right = (float[])left.Clone();
        music.AddTo(left, right, from - Limiter.Reach);
        Limiter.Apply(left, right, ceiling);
        return new RenderedBlock(Quantise(left, length, from), Quantise(right, length, from), before);
    }

    private async Task AddLinesAsync(float[] mono, long from, CancellationToken cancellationToken)
    {
        var layout = _plan.Layout;
        var to = from + mono.Length;
        var line = Math.Max(0, LineAt(from));
        for (; line < layout.Starts.Length && layout.Starts[line] < to; line++)
        {
            var start = Math.Max(from, layout.Starts[line]);
            var end = Math.Min(to, layout.Starts[line] + layout.Lengths[line]);
            if (end <= start)
                continue;
            var sound = await _lines.ReadAsync(line, cancellationToken);
            var source = sound.AsSpan((int)(start - layout.Starts[line]), (int)(end - start));
            var target = mono.AsSpan((int)(start - from), source.Length);
            TensorPrimitives.Add(target, source, target);
        }
    }

    /// <summary>Dither runs from the start of the line that a sample follows.</summary>
    private short[] Quantise(float[] padded, int length, long from)
    {
        var samples = padded.AsSpan(Limiter.Reach, length);
        var all = new short[length];
        var output = all.AsSpan();
        while (!samples.IsEmpty)
        {
            var line = LineAt(from);
            var origin = line < 0 ? 0 : _plan.Layout.Starts[line];
            var next = line + 1 < _plan.Layout.Starts.Length ? _plan.Layout.Starts[line + 1] : long.MaxValue;
            var count = (int)Math.Min(samples.Length, next - from);
            Dither.Quantise(samples[..count], output, from - origin);
            samples = samples[count..];
            output = output[count..];
            from += count;
        }
        return all;
    }

    /// <summary>The last line that starts at or before a sample; −1 before the first.</summary>
    private int LineAt(long sample)
    {
        var found = Array.BinarySearch(_plan.Layout.Starts, sample);
        return found >= 0 ? found : ~found - 1;
    }
}
