using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Media.Mastering;

/// <summary>Reads a finished meter against the plan: loudness of the whole and of each speaker, and lines that peak too high.</summary>
internal static class MasterMeasurement
{
    public static MeasuredLoudness Read(LoudnessMeter meter, MasterPlan plan)
    {
        var speakers = plan.Lines
            .Select((line, i) => (line, i))
            .GroupBy(x => x.line.Speaker)
            .OrderBy(x => x.Key)
            .Select(x => new SpeakerLoudness(x.First().line.SpeakerName, SpeakerLufs(meter, plan, x.Select(y => y.i))))
            .ToList();
        return new MeasuredLoudness(
            Math.Round(meter.Integrated, 2), Math.Round(meter.Range, 2), Math.Round(meter.TruePeakDb, 2), speakers);
    }

    /// <summary>For every line with a peak above <paramref name="limitDb"/> in its blocks: by how many dB.</summary>
    public static IReadOnlyDictionary<int, double> Overshoots(LoudnessMeter meter, IReadOnlyList<Block> blocks, double limitDb)
    {
        var over = new Dictionary<int, double>();
        var block = 0;
        for (var step = 0; step < meter.Peaks.Length; step++)
        {
            var excess = Pcm.ToDecibels(meter.Peaks[step]) - limitDb;
            if (excess <= 0)
                continue;
            // A step may touch two blocks or three; all their lines give way.
            var (from, to) = ((long)step * LoudnessGate.Step - Pcm.Frame, (step + 1L) * LoudnessGate.Step + Pcm.Frame);
            while (block > 0 && (long)blocks[block].First * Pcm.Frame > from)
                block--;
            while (block + 1 < blocks.Count && (long)blocks[block].End * Pcm.Frame <= from)
                block++;
            for (var b = block; b < blocks.Count && (long)blocks[b].First * Pcm.Frame < to; b++)
                over[blocks[b].Line] = Math.Max(excess, over.GetValueOrDefault(blocks[b].Line));
        }
        return over;
    }

    private static double? SpeakerLufs(LoudnessMeter meter, MasterPlan plan, IEnumerable<int> lines)
    {
        var chosen = new bool[meter.Steps.Length];
        foreach (var line in lines)
        {
            var first = (plan.Layout.Starts[line] + LoudnessGate.Step - 1) / LoudnessGate.Step;
            var end = Math.Min(chosen.Length, (plan.Layout.Starts[line] + plan.Layout.Lengths[line]) / LoudnessGate.Step);
            for (var step = first; step < end; step++)
                chosen[step] = true;
        }
        var lufs = LoudnessGate.Integrated(meter.Steps, chosen);
        return double.IsFinite(lufs) ? Math.Round(lufs, 2) : null;
    }
}
