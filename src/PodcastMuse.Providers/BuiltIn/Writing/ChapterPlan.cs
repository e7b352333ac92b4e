namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// A chapter to be: its topic, its sections, and all its stretches in the order in which they are taken when there is room for more. Taking a beginning
/// of that order never leaves a stretch without the one it follows. Sections stand in the order in which they are said.
/// </summary>
internal sealed record PlannedChapter(Topic Topic, IReadOnlyList<Section> Sections, IReadOnlyList<Stretch> Order);

/// <summary>
/// Divides the material into chapters in the order of the sources. Their number depends on the length asked for alone, so that a repaired pace keeps
/// the chapters as they are.
/// </summary>
internal sealed class ChapterPlan(Topics topics, IReadOnlyList<double> scores, Lexicon lexicon)
{
    // About one and a half to three minutes of speech: beyond that a part without headings is cut.
    private const int LongestPart = 14;

    // Roughly, for either language: only how wide to look hangs on it.
    private const double CharactersPerMinute = 850;

    private const double Reserve = 1.15;

    // What a change of subject within a chapter weighs against better sentences.
    private const double BreakCost = 0.5;

    public IReadOnlyList<PlannedChapter> Divide(Material material, double? seconds)
    {
        var sections = material.Sections.SelectMany(Parts).Select((s, i) => s with { Index = i }).ToList();
        var minutes = (seconds ?? Math.Min(480, sections.Sum(s => s.Stretches.Count) * 14)) / 60;
        var count = Math.Min(sections.Count, Count(minutes));
        // Rounded up in steps of a quarter, so that a slightly other length looks at the same sections.
        var share = Math.Pow(1.25, Math.Ceiling(Math.Log(minutes * CharactersPerMinute / Math.Max(1, count), 1.25)));
        var cohesion = new Cohesion(sections, lexicon);
        return Named([.. Grouped(sections, count, cohesion).Select(g => Plan(g, share, cohesion))]);
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

    private static IEnumerable<List<Section>> Grouped(List<Section> sections, int count, Cohesion cohesion)
    {
        double left = sections.Sum(Size);
        var at = 0;
        for (var chapter = 0; chapter < count; chapter++)
        {
            var group = new List<Section> { sections[at] };
            var share = left / (count - chapter);
            var size = Size(sections[at++]);
            while (at < sections.Count && sections.Count - at > count - chapter - 1
                && (chapter == count - 1 || size + (Size(sections[at]) / 2) <= share * (cohesion.BreaksBefore(sections[at]) ? 0.65 : 1.35)))
            {
                size += Size(sections[at]);
                group.Add(sections[at++]);
            }
            left -= size;
            yield return group;
        }
    }

    private static double Size(Section section) => section.Stretches.Sum(s => s.Sentences.Sum(x => x.Text.Length));

    // A chapter is about neighbouring sections that together hold a little more than its share; the rest of the group is its reserve, nearest first.
    private PlannedChapter Plan(List<Section> sections, double share, Cohesion cohesion)
    {
        var (from, count) = Focus(sections, share * Reserve, cohesion);
        var focus = sections.GetRange(from, count);
        var order = focus.SelectMany(s => Order(s).Select((stretch, place) => (stretch, Turn: place / (double)s.Stretches.Count)))
            .OrderBy(x => x.Turn).ThenBy(x => x.stretch.Index).Select(x => x.stretch);
        var reserve = sections.Except(focus).OrderBy(s => s.Index < focus[0].Index ? focus[0].Index - s.Index + 0.5 : s.Index - focus[^1].Index).SelectMany(Order);
        return new PlannedChapter(topics.Of(focus[0]), [.. focus, .. sections.Except(focus)], [.. order, .. reserve]);
    }

    private (int From, int Count) Focus(List<Section> sections, double characters, Cohesion cohesion)
    {
        (int, int) best = (0, sections.Count);
        var bestWorth = double.MinValue;
        for (var from = 0; from < sections.Count; from++)
        {
            var (size, worth, count, breaks) = (0.0, 0.0, 0, 0);
            while (size < characters && from + count < sections.Count)
            {
                breaks += count > 0 && cohesion.BreaksBefore(sections[from + count]) ? 1 : 0;
                size += Size(sections[from + count]);
                worth += Worth(sections[from + count]) * Size(sections[from + count]);
                count++;
            }
            if (size >= characters && (worth / size) - (BreakCost * breaks) > bestWorth)
                (best, bestWorth) = ((from, count), (worth / size) - (BreakCost * breaks));
        }
        return best;
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
