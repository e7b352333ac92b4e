namespace PodcastMuse.Media.Timelines;

/// <summary>
/// How an episode meets its target length. First the gaps give way within what sounds natural, then the tempo by at most 3 %
/// (inaudible), then the gaps as far as talk bears it. <paramref name="Fits"/>: the master will be within 3 % of the target;
/// if not, the script has to change. Steps are quantised so that a small edit leaves the rest of the episode where it was.
/// </summary>
public sealed record TimelineFit(Pace Pace, double PredictedSeconds, bool Fits)
{
    /// <summary>The most a master may miss its target, as a share of it.</summary>
    public const double Tolerance = 0.03;

    public const double MostTempo = 1.03, LeastTempo = 0.97;

    /// <summary>A pace used before is kept while it still lands this close: moving every line for less would be waste.</summary>
    private const double KeepWithin = 0.01;

    private const double NaturalLeast = 0.8, NaturalMost = 1.3, Least = 0.6, Most = 1.8;
    private const double GapStep = 0.002, TempoStep = 0.0025;

    /// <summary>The length of the master at its natural pace, in seconds.</summary>
    public static double Predict(IReadOnlyList<SpokenLength> lines, bool withMusic) => Seconds(lines, Pace.Natural, withMusic);

    /// <param name="lines">Trimmed lengths in order, at least one.</param>
    /// <param name="targetSeconds">Null: natural pace, which always fits.</param>
    /// <param name="withMusic">Whether opening, bridges and closing are played.</param>
    /// <param name="previous">The pace of this episode's last master, if there is one.</param>
    public static TimelineFit Find(IReadOnlyList<SpokenLength> lines, double? targetSeconds, bool withMusic, Pace? previous = null)
    {
        if (targetSeconds is not { } target)
            return new TimelineFit(Pace.Natural, Predict(lines, withMusic), true);
        if (previous is not null && IsAllowed(previous) && Math.Abs(Seconds(lines, previous, withMusic) - target) <= KeepWithin * target)
            return Describe(lines, previous, target, withMusic);
        var pace = ScaleGaps(lines, target, withMusic, 1, NaturalLeast, NaturalMost);
        if (Misses(lines, pace, target, withMusic))
            pace = ScaleGaps(lines, target, withMusic, FindTempo(lines, pace.GapScale, target, withMusic), Least, Most);
        return Describe(lines, pace, target, withMusic);
    }

    private static TimelineFit Describe(IReadOnlyList<SpokenLength> lines, Pace pace, double target, bool withMusic)
    {
        var seconds = TimelineLayout.Settle(Seconds(lines, pace, withMusic), target);
        return new TimelineFit(pace, seconds, Math.Abs(seconds - target) <= Tolerance * target);
    }

    private static bool IsAllowed(Pace pace) => pace is { GapScale: >= Least and <= Most, Tempo: >= LeastTempo and <= MostTempo };

    private static bool Misses(IReadOnlyList<SpokenLength> lines, Pace pace, double target, bool withMusic)
    {
        var seconds = Seconds(lines, pace, withMusic);
        return TimelineLayout.Settle(seconds, target) != target && Math.Abs(seconds - target) > 0.001 * target;
    }

    private static Pace ScaleGaps(IReadOnlyList<SpokenLength> lines, double target, bool withMusic, double tempo, double least, double most)
    {
        int low = (int)Math.Round(least / GapStep), high = (int)Math.Round(most / GapStep);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Seconds(lines, new Pace(Scale(middle), tempo), withMusic) < target)
                low = middle + 1;
            else
                high = middle;
        }
        var above = new Pace(Scale(low), tempo);
        var below = new Pace(Scale(low - 1), tempo);
        return below.GapScale >= least && Miss(below) < Miss(above) ? below : above;

        double Miss(Pace pace) => Math.Abs(Seconds(lines, pace, withMusic) - target);
        static double Scale(int steps) => Math.Round(steps * GapStep, 4);
    }

    private static double FindTempo(IReadOnlyList<SpokenLength> lines, double gapScale, double target, bool withMusic)
    {
        var speech = lines.Sum(x => x.Seconds);
        var rest = Seconds(lines, new Pace(gapScale, 1), withMusic) - speech;
        var wanted = target > rest ? speech / (target - rest) : MostTempo;
        var steps = Math.Round(wanted / TempoStep) * TempoStep;
        return Math.Round(Math.Clamp(steps, LeastTempo, MostTempo), 4);
    }

    private static double Seconds(IReadOnlyList<SpokenLength> lines, Pace pace, bool withMusic)
    {
        var layout = TimelineLayout.Place([.. lines.Select(x => TimelineLayout.Samples(x.Seconds))], lines, pace, withMusic, null);
        return layout.Length / (double)Audio.Pcm.Rate;
    }
}
