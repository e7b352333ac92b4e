using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Video;

/// <summary>
/// Chooses the strongest stretch of whole lines for a preview: it opens well, stays in one chapter, says something, and does not
/// outlast the limit. A pure function of the timeline: the same episode always shows the same quote.
/// </summary>
public static class QuotePicker
{
    /// <summary>Social networks' common limit for a short clip.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private const double LeadIn = 0.12;
    private const double LeadOut = 0.35;
    private const double BestSeconds = 42;

    /// <param name="timeline">The episode.</param>
    /// <param name="contentLines">Indexes of lines that rest on sources; greetings and bridges are not among them. Null where unknown.</param>
    /// <returns>Null where nothing is spoken.</returns>
    public static Quote? Pick(Timeline timeline, IReadOnlySet<int>? contentLines = null)
    {
        Quote? best = null;
        var bestScore = double.NegativeInfinity;
        for (var first = 0; first < timeline.Lines.Count; first++)
        {
            for (var last = first; last < timeline.Lines.Count; last++)
            {
                var quote = Between(timeline, first, last);
                if (last > first && quote.Length > Longest)
                    break;
                var score = Score(timeline, contentLines, first, last, quote.Length.TotalSeconds);
                if (score > bestScore)
                    (best, bestScore) = (quote, score);
            }
        }
        return best is { } chosen && chosen.Length > Longest ? chosen with { End = chosen.Start + Longest } : best;
    }

    private static Quote Between(Timeline timeline, int first, int last)
    {
        var (opening, closing) = (timeline.Lines[first], timeline.Lines[last]);
        // Air before and after, but never a syllable of a neighbour.
        var before = first == 0 ? 0 : timeline.At(timeline.Lines[first - 1].End).TotalSeconds;
        var after = last + 1 < timeline.Lines.Count ? timeline.At(timeline.Lines[last + 1].Start).TotalSeconds : timeline.Duration.TotalSeconds;
        var start = Math.Max(before, timeline.At(opening.Start).TotalSeconds - LeadIn);
        var end = Math.Min(after, timeline.At(closing.End).TotalSeconds + LeadOut);
        return new Quote(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), opening.Index, closing.Index);
    }

    private static double Score(Timeline timeline, IReadOnlySet<int>? contentLines, int first, int last, double seconds)
    {
        var lines = timeline.Lines.Skip(first).Take(last - first + 1).ToList();
        var length = 1 - Math.Abs(seconds - BestSeconds) / BestSeconds;
        var content = contentLines is null ? 0.5 : lines.Average(l => contentLines.Contains(l.Index) ? 1.0 : 0.0);
        var opensOnContent = contentLines is null || contentLines.Contains(lines[0].Index) ? 0.5 : 0;
        var oneChapter = lines.TrueForAll(l => l.Chapter == lines[0].Chapter) ? 0.8 : 0;
        var talk = lines.Select(l => l.Speaker).Distinct().Count() > 1 ? 0.3 : 0;
        // The first and last lines of an episode greet and take leave.
        var edge = (first == 0 ? 0.8 : 0) + (last == timeline.Lines.Count - 1 ? 0.8 : 0);
        var speech = lines.Sum(l => timeline.At(l.Length).TotalSeconds) / Math.Max(seconds, 0.1);
        return 2 * length + 1.5 * content + opensOnContent + oneChapter + talk + speech - edge + Opening.Strength(lines[0].Text);
    }
}
