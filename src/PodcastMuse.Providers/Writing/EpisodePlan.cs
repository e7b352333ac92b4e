using System.Globalization;
using PodcastMuse.Providers.Writing.Answers;

namespace PodcastMuse.Providers.Writing;

/// <summary>What one call writes: a chapter, or a part of a long one. <paramref name="Share"/> is its part of the whole (0–1).</summary>
internal sealed record ChapterPart(int Chapter, int Part, int Parts, IReadOnlyList<string> Points, double Share);

/// <summary>The outline with its budgets: shares that add up to one, and no call longer than a model writes well in one go.</summary>
internal sealed class EpisodePlan
{
    // Beyond this, models begin to hurry and to cut short.
    private const int MostWordsACall = 950;

    // An outline's budgets are wishes; no chapter is a remark, none is the whole show.
    private const double LeastShare = 0.4, MostShare = 2.2;

    public EpisodePlan(IReadOnlyList<PlannedChapter> chapters, double words)
    {
        Chapters = chapters;
        var even = 1.0 / chapters.Count;
        var sum = chapters.Sum(c => (double)c.Words);
        double[] shares = [.. chapters.Select(c => sum > 0 ? Math.Clamp(c.Words / sum, LeastShare * even, MostShare * even) : even)];
        Parts = [.. chapters.SelectMany((chapter, i) => PartsOf(i, chapter, shares[i] / shares.Sum(), words))];
    }

    public IReadOnlyList<PlannedChapter> Chapters { get; }

    public IReadOnlyList<ChapterPart> Parts { get; }

    /// <summary>The whole plan in lines for a prompt.</summary>
    public string Text => string.Join('\n', Chapters.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {c.Title}: {c.Purpose}")));

    /// <summary>Ids that are planned for other chapters than this one.</summary>
    public HashSet<string> PassagesElsewhere(int chapter) =>
        [.. Chapters.Where((_, i) => i != chapter).SelectMany(c => c.Passages).Except(Chapters[chapter].Passages)];

    private static IEnumerable<ChapterPart> PartsOf(int index, PlannedChapter chapter, double share, double words)
    {
        var parts = Math.Max(1, (int)Math.Ceiling(share * words / MostWordsACall));
        for (var part = 0; part < parts; part++)
        {
            var from = part * chapter.Points.Count / parts;
            var to = (part + 1) * chapter.Points.Count / parts;
            yield return new ChapterPart(index, part, parts, [.. chapter.Points.Skip(from).Take(to - from)], share / parts);
        }
    }
}
