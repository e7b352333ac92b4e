using PodcastMuse.Providers.Writing.Length;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// Writes the planned chapters one after the other. Each gets its share of what is left of the time, so that one that came out long or
/// short is made up for by the next; one that is far off is asked for again at once.
/// </summary>
internal sealed class ScriptDrafting(EpisodePlan plan, Chaptering chaptering, ScriptClock clock)
{
    // A first guess at what gaps between lines take; after the first chapter it is known.
    private const double SpokenShare = 0.96;

    private const double TooShort = 0.8, TooLong = 1.5;
    private const int MostAdditions = 2;
    private const int LeastWords = 40;

    private readonly List<(ChapterPart Part, WrittenChapter Written)> written = [];
    private double words, seconds, wordsAsked, wordsGiven;

    /// <summary>Words a second, gaps included, as this script has turned out so far.</summary>
    public double Pace => seconds > 0 ? words / seconds : clock.UsualPace * SpokenShare;

    public async Task<IReadOnlyList<DraftChapter>> WriteAsync(double length, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var speech = Math.Max(20, length - clock.Around(plan.Chapters.Count));
        var shareDone = 0.0;
        foreach (var part in plan.Parts)
        {
            var left = Math.Clamp((speech - seconds) / Math.Max(0.01, 1 - shareDone), speech * 0.5, speech * 1.7);
            var lines = await WriteAsync(part, left * part.Share, Within(progress, shareDone, part.Share), cancellationToken);
            written.Add((part, new WrittenChapter(part.Chapter, lines)));
            words += Words.Count(lines, clock.Language);
            seconds += clock.Seconds(lines);
            shareDone += part.Share;
            progress?.Report(shareDone);
        }

        return [.. written.GroupBy(w => w.Part.Chapter).Select(g => new DraftChapter(plan.Chapters[g.Key].Title, [.. g.SelectMany(w => w.Written.Lines)]))];
    }

    private async Task<IReadOnlyList<DraftSegment>> WriteAsync(ChapterPart part, double wanted, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        // Models keep falling short or running over by the same part; it is told ahead.
        var bias = wordsAsked > 0 ? Math.Clamp(wordsGiven / wordsAsked, 0.6, 1.5) : 1;
        var ask = Math.Max(LeastWords, (int)Math.Round(wanted * Pace / bias));
        var lines = await chaptering.WriteAsync(part, ask, [.. written.Select(w => w.Written)], progress, cancellationToken);
        wordsAsked += ask;
        wordsGiven += Words.Count(lines, clock.Language);
        var pace = Words.Count(lines, clock.Language) / Math.Max(1, clock.Seconds(lines));
        for (var times = 0; times < MostAdditions && clock.Seconds(lines) is var now && now < wanted * TooShort; times++)
            lines = await chaptering.LengthenAsync(new WrittenChapter(part.Chapter, lines), Math.Max(LeastWords, (int)((wanted - now) * pace)), cancellationToken);
        if (clock.Seconds(lines) > wanted * TooLong)
        {
            var shorter = await chaptering.ShortenAsync(new WrittenChapter(part.Chapter, lines), Math.Max(LeastWords, (int)(wanted * pace)), cancellationToken);
            lines = clock.Seconds(shorter) < clock.Seconds(lines) ? shorter : lines;
        }

        return lines;
    }

    private static ShareOfProgress? Within(IProgress<double>? progress, double from, double share) =>
        progress is null ? null : new ShareOfProgress(progress, from, share);
}
