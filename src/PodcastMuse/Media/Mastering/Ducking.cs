using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>
/// How far music steps back for speech: down before the first word, up after the last, held through the pauses of a
/// conversation. A function of the timeline alone, so every block finds the same.
/// </summary>
internal sealed class Ducking
{
    private const double DepthDb = -15;
    private const int Down = (int)(0.5 * Pcm.Rate), Up = (int)(0.9 * Pcm.Rate), HeldGap = 2 * Pcm.Rate;

    private readonly List<(long Start, long End)> _talks = [];

    public Ducking(TimelineLayout layout)
    {
        for (var i = 0; i < layout.Starts.Length; i++)
        {
            var end = layout.Starts[i] + layout.Lengths[i];
            if (_talks.Count > 0 && layout.Starts[i] - _talks[^1].End < HeldGap)
                _talks[^1] = (_talks[^1].Start, end);
            else
                _talks.Add((layout.Starts[i], end));
        }
    }

    /// <summary>Linear gains for a stretch of samples.</summary>
    public float[] Gains(long from, int count)
    {
        var depth = new float[count];
        foreach (var (start, end) in _talks)
        {
            if (start - Down >= from + count || end + Up <= from)
                continue;
            var (first, last) = (Math.Max(from, start - Down), Math.Min(from + count, end + Up));
            for (var n = first; n < last; n++)
                depth[n - from] = Math.Max(depth[n - from], Nearness(n, start, end));
        }
        for (var i = 0; i < count; i++)
            depth[i] = depth[i] == 0 ? 1 : (float)Pcm.FromDecibels(DepthDb * depth[i]);
        return depth;
    }

    private static float Nearness(long sample, long start, long end)
    {
        if (sample >= start && sample <= end)
            return 1;
        var x = sample < start ? 1 - (start - sample) / (float)Down : 1 - (sample - end) / (float)Up;
        return x * x * (3 - 2 * x);
    }
}
