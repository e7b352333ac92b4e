namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// A chapter to be: its topic, its sections, and all its stretches in the order in which they are taken when there is room for more. Taking a beginning
/// of that order never leaves a stretch without the one it follows.
/// </summary>
internal sealed record PlannedChapter(Topic Topic, IReadOnlyList<Section> Sections, IReadOnlyList<Stretch> Order);

/// <summary>
/// Divides the material into chapters in the order of the sources. Their number depends on the length asked for alone, so that a repaired pace keeps
/// the chapters as they are.
/// </summary>
internal sealed class ChapterPlan(Topics topics, IReadOnlyList<double> scores)
{
    // About one and a half to three minutes of speech: beyond that a part without headings is cut.
    private const int LongestPart = 14;

    // A chapter stays with one section for this many stretches before it opens the next.
    private const double StretchesPerSection = 6;

    public IReadOnlyList<PlannedChapter> Divide(Material material, double? seconds)
    {
        var sections = material.Sections.SelectMany(Parts).Select((s, i) => s with { Index = i }).ToList();
        var minutes = (seconds ?? Math.Min(480, sections.Sum(s => s.Stretches.Count) * 14)) / 60;
        var parts = Grouped(sections, Math.Min(sections.Count, Count(minutes)));
        return Named([.. parts.Select(Plan)]);
    }

    /// <summary>Chapters for a length: one up to 90 seconds, three at five minutes, then about one every three and a half.</summary>
    public static int Count(double minutes) =>
        minutes < 1.6 ? 1 : minutes < 3.5 ? 2 : minutes < 8 ? 3 : Math.Min(40, 1 + (int)Math.Round(minutes / 3.5));

    private static IEnumerable<Section> Parts(Section section)
    {
        var stretches = section.Stretches;
        var count = (int)Math.Ceiling(stretches.Count / (double)LongestPart);
        if (count <= 1 || (section.Heading is not null && stretches.Count < 3 * LongestPart))
            return [section];
        return Enumerable.Range(0, count).Select(i => section with
        {
            Heading = i == 0 ? section.Heading : null,
            Stretches = [.. stretches.Skip(Bound(i)).Take(Bound(i + 1) - Bound(i))],
        });
        int Bound(int i) => i * stretches.Count / count;
    }

    private static IEnumerable<List<Section>> Grouped(List<Section> sections, int count)
    {
        double left = sections.Sum(Size);
        var at = 0;
        for (var chapter = 0; chapter < count; chapter++)
        {
            var group = new List<Section> { sections[at] };
            var share = left / (count - chapter);
            var size = Size(sections[at++]);
            while (at < sections.Count && sections.Count - at > count - chapter - 1
                && (chapter == count - 1 || size + (Size(sections[at]) / 2) <= share))
            {
                size += Size(sections[at]);
                group.Add(sections[at++]);
            }
            left -= size;
            yield return group;
        }
    }

    private static double Size(Section section) => section.Stretches.Sum(s => s.Sentences.Sum(x => x.Text.Length));

    private PlannedChapter Plan(List<Section> sections)
    {
        var ranked = sections.OrderByDescending(Worth).ThenBy(s => s.Index).ToList();
        var order = ranked.SelectMany((s, rank) => Order(s).Select((stretch, place) => (stretch, Turn: rank + (place / StretchesPerSection))))
            .OrderBy(x => x.Turn).Select(x => x.stretch).ToList();
        return new PlannedChapter(topics.Of(ranked[0]), sections, order);
    }

    private double Worth(Section section) =>
        section.Stretches.Select(s => scores[s.Index]).OrderDescending().Take(4).Average()
        + (0.1 * Math.Min(1, section.Stretches.Count / 4.0)) + (section.Heading is null ? 0 : 0.05);

    private IEnumerable<Stretch> Order(Section section)
    {
        var waiting = section.Stretches.OrderByDescending(s => scores[s.Index]).ThenBy(s => s.Index).ToList();
        var taken = new HashSet<Stretch>();
        while (waiting.Find(s => s.Follows is null || taken.Contains(s.Follows)) is { } next)
        {
            waiting.Remove(next);
            taken.Add(next);
            yield return next;
        }
    }

    // Two chapters of one title cannot be told apart in a player.
    private List<PlannedChapter> Named(List<PlannedChapter> chapters)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. chapters.Select(c => c with { Topic = Alternatives(c).FirstOrDefault(t => used.Add(t.Label)) ?? c.Topic })];
    }

    private IEnumerable<Topic> Alternatives(PlannedChapter chapter) =>
        [chapter.Topic, .. chapter.Sections.Select(topics.Of), topics.FromPhrases(chapter.Order)];
}
