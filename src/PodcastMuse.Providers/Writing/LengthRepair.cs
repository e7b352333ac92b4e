using PodcastMuse.Providers.Writing.Length;

namespace PodcastMuse.Providers.Writing;

/// <summary>
/// Brings a finished draft near a length by asking for more or for less, chapter by chapter, at most so many times; the rest is trimmed.
/// Lines that were there stay, so that a script asked for again at another pace keeps most of its sound.
/// </summary>
internal sealed class LengthRepair(Chaptering chaptering, ScriptClock clock, double pace)
{
    // More is asked for than is missing: too much can be trimmed, too little cannot.
    private const double Surplus = 1.1;
    private const double Short = 0.98, Long = 1.25;
    private const int LeastWords = 30, MostWords = 420;
    private const int MostShortenings = 3;

    public async Task<IReadOnlyList<DraftChapter>> BringNearAsync(IReadOnlyList<DraftChapter> chapters, double seconds, CancellationToken cancellationToken)
    {
        chapters = await ShortenAsync(chapters, seconds, cancellationToken);
        return await LengthenAsync(chapters, seconds, cancellationToken);
    }

    private async Task<IReadOnlyList<DraftChapter>> LengthenAsync(IReadOnlyList<DraftChapter> chapters, double seconds, CancellationToken cancellationToken)
    {
        var asked = new int[chapters.Count];
        for (var calls = 0; calls < 4 + (2 * chapters.Count) && clock.Predict(chapters) is var now && now < seconds * Short; calls++)
        {
            // In turn, the longest first: it has most to add to.
            var next = Enumerable.Range(0, chapters.Count).OrderBy(i => asked[i]).ThenByDescending(i => clock.Seconds(chapters[i].Segments)).First();
            asked[next]++;
            var words = (int)Math.Clamp((seconds - now) * pace * Surplus, LeastWords, MostWords);
            var longer = await chaptering.LengthenAsync(new WrittenChapter(next, chapters[next].Segments), words, cancellationToken);
            chapters = With(chapters, next, longer);
        }

        return chapters;
    }

    private async Task<IReadOnlyList<DraftChapter>> ShortenAsync(IReadOnlyList<DraftChapter> chapters, double seconds, CancellationToken cancellationToken)
    {
        for (var calls = 0; calls < MostShortenings && clock.Predict(chapters) is var now && now > seconds * Long; calls++)
        {
            var next = Enumerable.Range(0, chapters.Count).MaxBy(i => clock.Seconds(chapters[i].Segments));
            var own = clock.Seconds(chapters[next].Segments);
            var words = (int)Math.Max(LeastWords * 2, Math.Max(own / 3, own - (now - seconds)) * pace);
            var shorter = await chaptering.ShortenAsync(new WrittenChapter(next, chapters[next].Segments), words, cancellationToken);
            if (clock.Seconds(shorter) < own)
                chapters = With(chapters, next, shorter);
        }

        return chapters;
    }

    private static IReadOnlyList<DraftChapter> With(IReadOnlyList<DraftChapter> chapters, int at, IReadOnlyList<DraftSegment> lines) =>
        [.. chapters.Select((c, i) => i == at ? c with { Segments = lines } : c)];
}
