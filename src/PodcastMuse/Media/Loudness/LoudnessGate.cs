namespace PodcastMuse.Media.Loudness;

/// <summary>
/// Gated loudness from the energies of 100 ms steps (mean square of the weighted channels, summed over channels):
/// integrated per ITU-R BS.1770-4 (400 ms blocks, −70 LUFS and −10 LU gates), range per EBU Tech 3342 (3 s, −20 LU, 10th–95th percentile).
/// </summary>
public static class LoudnessGate
{
    /// <summary>Samples at 48 kHz of one step.</summary>
    public const int Step = 4_800;

    private const int StepsOfBlock = 4, StepsOfShortTerm = 30;
    private const double Absolute = -70;

    public static double ToLufs(double energy) => energy > 0 ? -0.691 + 10 * Math.Log10(energy) : double.NegativeInfinity;

    public static double ToEnergy(double lufs) => Math.Pow(10, (lufs + 0.691) / 10);

    /// <summary>LUFS; negative infinity where nothing passes the gates.</summary>
    public static double Integrated(ReadOnlySpan<double> steps) => Gated(Windows(steps, StepsOfBlock));

    /// <summary>Integrated loudness of the blocks that lie wholly in stretches chosen by <paramref name="chosen"/> (one flag per step).</summary>
    public static double Integrated(ReadOnlySpan<double> steps, ReadOnlySpan<bool> chosen)
    {
        var blocks = new List<double>();
        for (var i = 0; i + StepsOfBlock <= steps.Length; i++)
        {
            if (!chosen.Slice(i, StepsOfBlock).Contains(false))
                blocks.Add(Mean(steps.Slice(i, StepsOfBlock)));
        }
        return Gated(blocks);
    }

    /// <summary>LU; 0 where there is less than one short-term value above the gates.</summary>
    public static double Range(ReadOnlySpan<double> steps)
    {
        var loud = Windows(steps, StepsOfShortTerm).FindAll(x => ToLufs(x) > Absolute);
        if (loud.Count == 0)
            return 0;
        var gate = ToLufs(loud.Average()) - 20;
        var kept = loud.Select(ToLufs).Where(x => x > gate).Order().ToArray();
        return kept.Length == 0 ? 0 : Percentile(kept, 0.95) - Percentile(kept, 0.10);
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)Math.Round((sorted.Length - 1) * share)];

    private static double Gated(List<double> blocks)
    {
        var loud = blocks.FindAll(x => ToLufs(x) > Absolute);
        if (loud.Count == 0)
            return double.NegativeInfinity;
        var gate = ToLufs(loud.Average()) - 10;
        return ToLufs(loud.Where(x => ToLufs(x) > gate).Average());
    }

    private static List<double> Windows(ReadOnlySpan<double> steps, int width)
    {
        var windows = new List<double>(Math.Max(0, steps.Length - width + 1));
        for (var i = 0; i + width <= steps.Length; i++)
            windows.Add(Mean(steps.Slice(i, width)));
        return windows;
    }

    private static double Mean(ReadOnlySpan<double> steps)
    {
        var sum = 0.0;
        foreach (var step in steps)
            sum += step;
        return sum / steps.Length;
    }
}
