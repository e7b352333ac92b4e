using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// Samples of a block with the encoder's context around it: <paramref name="Before"/> frames, the block, one frame.
/// The arrays are borrowed and may be longer; <see cref="Return"/> gives them back once the block is written. Mono has the same array twice.
/// </summary>
internal sealed record RenderedBlock(short[] LeftBuffer, short[] RightBuffer, int Length, int Before)
{
    public ReadOnlySpan<short> Left => LeftBuffer.AsSpan(0, Length);

    public ReadOnlySpan<short> Right => RightBuffer.AsSpan(0, Length);

    public bool IsMono => ReferenceEquals(LeftBuffer, RightBuffer);

    public void Return()
    {
        SampleMemory.Shorts.Return(LeftBuffer);
        if (!IsMono)
            SampleMemory.Shorts.Return(RightBuffer);
    }
}

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
        var padded = length + 2 * Limiter.Reach;
        var mono = SampleMemory.Floats.Rent(padded);
        Array.Clear(mono);
        await AddLinesAsync(mono.AsMemory(0, padded), from - Limiter.Reach, cancellationToken);
        var ceiling = (float)Pcm.FromDecibels(_ceilings[block.Line]);
        var rendered = _plan.Music is { } music && music.Sounds(from - Limiter.Reach, from + length + Limiter.Reach)
            ? RenderStereo(mono.AsSpan(0, padded), music, from, before, ceiling)
            : RenderMono(mono.AsSpan(0, padded), from, before, ceiling);
        SampleMemory.Floats.Return(mono);
        return rendered;
    }

    private RenderedBlock RenderMono(Span<float> mono, long from, int before, float ceiling)
    {
        Limiter.Apply(mono, [], ceiling);
        var samples = Quantise(mono, from);
        return new RenderedBlock(samples, samples, mono.Length - 2 * Limiter.Reach, before);
    }

    private RenderedBlock RenderStereo(Span<float> left, EpisodeMusic music, long from, int before, float ceiling)
    {
        var right = left.ToArray();
        music.AddTo(left, right, from - Limiter.Reach);
        Limiter.Apply(left, right, ceiling);
        return new RenderedBlock(Quantise(left, from), Quantise(right, from), left.Length - 2 * Limiter.Reach, before);
    }

    private async Task AddLinesAsync(Memory<float> mono, long from, CancellationToken cancellationToken)
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
            var target = mono.Slice((int)(start - from), (int)(end - start));
            await _lines.AddAsync(line, (int)(start - layout.Starts[line]), target, cancellationToken);
        }
    }

    /// <summary>Dither runs from the start of the line that a sample follows.</summary>
    private short[] Quantise(ReadOnlySpan<float> padded, long from)
    {
        var samples = padded[Limiter.Reach..^Limiter.Reach];
        var all = SampleMemory.Shorts.Rent(samples.Length);
        var output = all.AsSpan(0, samples.Length);
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
