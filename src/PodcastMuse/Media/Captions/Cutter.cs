namespace PodcastMuse.Media.Captions;

/// <summary>
/// Divides one spoken line into captions: of all ways that fit, the one whose breaks disturb least and whose captions stay long enough to read.
/// </summary>
internal static class Cutter
{
    private const double PerCaption = 3;
    private const double PerSecondTooShort = 60;
    private const double PerSecondTooLong = 200;
    private const double ComfortableShort = 1.5;
    private const double ComfortableLong = 6;
    private const double SentenceEndInside = 4;

    /// <param name="pieces">The line's pieces; each fits a line of <paramref name="columns"/> by itself.</param>
    /// <param name="times">Seconds at which each piece starts, and one more for the end of the last.</param>
    /// <param name="columns">Characters a line holds.</param>
    /// <returns>Ends of the captions, as indexes into the pieces; the last is their count.</returns>
    public static List<int> Cut(List<Piece> pieces, double[] times, int columns)
    {
        var cost = new double[pieces.Count + 1];
        var from = new int[pieces.Count + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, pieces.Count);
        for (var end = 1; end <= pieces.Count; end++)
            for (var start = end - 1; start >= 0 && MayFit(pieces, start, end, columns); start--)
            {
                var sum = cost[start] + Cost(pieces, times, start, end, columns);
                if (sum >= cost[end])
                    continue;
                cost[end] = sum;
                from[end] = start;
            }
        var ends = new List<int>();
        for (var end = pieces.Count; end > 0; end = from[end])
            ends.Insert(0, end);
        return ends;
    }

    private static bool MayFit(List<Piece> pieces, int start, int end, int columns) =>
        Layout.Width(pieces, start, end) <= (CaptionRules.MaxLines * columns) + 1;

    private static double Cost(List<Piece> pieces, double[] times, int start, int end, int columns)
    {
        var endsSentence = pieces[end - 1].Cost == BreakCosts.Sentence;
        var cost = PerCaption + pieces[end - 1].Cost + Layout.Cost(pieces, start, end, columns) + Timing(times[end] - times[start]);
        for (var i = start; i < end - 1 && !endsSentence; i++)
            if (pieces[i].Cost == BreakCosts.Sentence)
                return cost + SentenceEndInside;
        return cost;
    }

    private static double Timing(double seconds)
    {
        const double Least = CaptionRules.LeastMilliseconds / 1000.0;
        const double Most = CaptionRules.MostMilliseconds / 1000.0;
        return (PerSecondTooShort * Math.Max(0, Least - seconds))
            + (PerSecondTooLong * Math.Max(0, seconds - Most))
            + (2 * Math.Max(0, ComfortableShort - seconds))
            + Math.Max(0, seconds - ComfortableLong);
    }
}
