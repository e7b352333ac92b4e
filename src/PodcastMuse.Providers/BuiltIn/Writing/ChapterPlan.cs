namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// A chapter to be: its topic, the sections that topic names, and all their stretches in the order in which they are taken when there is room for more.
/// Taking a beginning of that order never leaves a stretch without the one it follows. Sections stand in the order in which they are said.
/// </summary>
internal sealed record PlannedChapter(Topic Topic, IReadOnlyList<Section> Sections, IReadOnlyList<Stretch> Order);

/// <summary>
/// Chooses the sections that together fill the length, and divides them into chapters in the order of the sources. A chapter never reaches from one
/// subject into the next. What is chosen depends on the length asked for alone, so that a repaired pace keeps the chapters as they are.
/// </summary>
internal sealed class ChapterPlan(Topics topics, IReadOnlyList<double> scores, IReadOnlySet<string> wanted, Lexicon lexicon)
{
    // About one and a half to three minutes of speech: beyond three such parts a section is cut.
    private const int LongestPart = 14;

    // Roughly, for either language: only how much is chosen hangs on it.
    private const double CharactersPerMinute = 850;

    // A section of at least this much of a chapter's share is a chapter of its own.
    private const double Alone = 0.6;

    // A subject named by a heading is one chapter up to so many shares.
    private const double Whole = 2.2;

    // So many sections a chapter's title can name.
    private const int Nameable = 2;

    // A list longer than this nobody reads in a player; a chapter is then named by its first sections.
    private const int MostChapters = 40;

    // What a subject must have of its part of the length to be told at all while others have it, and how much of the length is enough of it.
    private const double Substantial = 0.85;

    // More than so many times the chapters aimed at are too many to announce.
    private const int Crowd = 2;

    // How much more than the length there must be to choose from.
    private const double Plenty = 1.5;

    // Characters of a short sentence.
    private const int Sentence = 60;

    /// <param name="material">What there is.</param>
    /// <param name="seconds">The length to fill; null for what the material carries, up to eight minutes.</param>
    /// <param name="reserve">How many times that length is chosen, so that the best of it can be said.</param>
    public IReadOnlyList<PlannedChapter> Divide(Material material, double? seconds, double reserve)
    {
        var sections = material.Sections.SelectMany(Parts).Select((s, i) => s with { Index = i }).ToList();
        var minutes = (seconds ?? Math.Min(480, sections.Sum(s => s.Stretches.Count) * 14)) / 60;
        var count = Count(minutes);
        // Rounded up in steps of a quarter, so that a slightly other length looks at the same sections.
        var need = Math.Pow(1.25, Math.Ceiling(Math.Log(Content(minutes) * CharactersPerMinute, 1.25))) * reserve;
        var chapters = Chapters(sections, need, count);
        if (chapters.Count > Crowd * count)
            chapters = Chapters(Telling(sections, need, count), need, count);
        return Named(chapters);
    }

    private List<PlannedChapter> Chapters(List<Section> sections, double need, int count)
    {
        var subjects = Trimmed(Chosen(Subject.Of(sections), need, count), need);
        var share = subjects.Sum(s => s.Size) / count;
        return [.. subjects.SelectMany(s => Chapters(s, share))];
    }

    // A manual's entries of one sentence each would make an episode of announcements. Where there is plenty, only sections with
    // something to tell are told: half a chapter's share, or as much less as it takes to have plenty of them.
    private static List<Section> Telling(List<Section> sections, double need, int count)
    {
        // All there is is asked for, however short its parts.
        if (double.IsPositiveInfinity(need))
            return sections;
        for (var least = need / (2 * count); least > Sentence; least /= 2)
        {
            var telling = sections.Where(s => s.Size >= least).ToList();
            if (telling.Sum(s => s.Size) >= Plenty * need)
                return telling;
        }
        return sections;
    }

    /// <summary>Chapters to aim at: one up to 90 seconds, three at five minutes, then about one every three and a half.</summary>
    public static int Count(double minutes) =>
        minutes < 1.6 ? 1 : minutes < 3.5 ? 2 : minutes < 8 ? 3 : Math.Min(MostChapters, 1 + (int)Math.Round(minutes / 3.5));

    // Greetings, questions and takeaways take about half a minute and a seventh of the rest, but never more than half.
    private static double Content(double minutes) => Math.Max(0.5 * minutes, (0.85 * minutes) - 0.6);

    private static IEnumerable<Section> Parts(Section section)
    {
        var stretches = section.Stretches;
        var count = (int)Math.Ceiling(stretches.Count / (double)LongestPart);
        if (count <= 1 || (section.Heading is not null && stretches.Count < 3 * LongestPart))
            return [section];
        return Enumerable.Range(0, count).Select(i => section with { Stretches = [.. stretches.Skip(Bound(i)).Take(Bound(i + 1) - Bound(i))] });
        int Bound(int i) => i * stretches.Count / count;
    }

    // Few subjects, each told well: about one for two chapters, but every source has its turn while there are chapters for it.
    private IReadOnlyList<Subject> Chosen(IReadOnlyList<Subject> subjects, double need, int count)
    {
        if (subjects.Sum(s => s.Size) <= need)
            return subjects;
        var least = Math.Max((count + 1) / 2, Math.Min(count, subjects.Select(s => s.SourceTitle).Distinct(StringComparer.Ordinal).Count()));
        var left = subjects.OrderByDescending(s => s.Size >= Substantial * need / least).ThenByDescending(Worth).ToList();
        var chosen = new HashSet<Subject>(ReferenceEqualityComparer.Instance);
        while (left.Count > 0 && (chosen.Count < least || chosen.Sum(s => s.Size) < Substantial * need))
        {
            var next = left.Find(s => chosen.All(c => c.SourceTitle != s.SourceTitle)) ?? left[0];
            left.Remove(next);
            chosen.Add(next);
        }
        return [.. subjects.Where(chosen.Contains)];
    }

    // Of each subject only the sections its part of the length has room for, the small ones first, which may leave room to the others.
    private List<Subject> Trimmed(IReadOnlyList<Subject> subjects, double need)
    {
        var trimmed = new Dictionary<Subject, Subject>(ReferenceEqualityComparer.Instance);
        foreach (var subject in subjects.OrderBy(s => s.Size))
        {
            var room = need / (subjects.Count - trimmed.Count);
            var kept = new HashSet<Section>(ReferenceEqualityComparer.Instance);
            foreach (var section in subject.Sections.OrderByDescending(Worth).ThenBy(s => s.Index).TakeWhile(_ => kept.Sum(s => s.Size) < Substantial * room))
                kept.Add(section);
            trimmed[subject] = subject with { Sections = [.. subject.Sections.Where(kept.Contains)] };
            need -= trimmed[subject].Size;
        }
        return [.. subjects.Select(s => trimmed[s])];
    }

    private double Worth(Subject subject) =>
        subject.Sections.Select(Worth).OrderDescending().Take(2).Average() + (IsWanted(subject.Heading) ? 0.3 : 0);

    private double Worth(Section section) =>
        section.Stretches.Select(s => scores[s.Index]).OrderDescending().Take(4).Average()
        + (0.1 * Math.Min(1, section.Stretches.Count / 4.0)) + (section.Heading is null ? 0 : 0.05) + (IsWanted(section.Heading) ? 0.15 : 0);

    // A heading that is the title itself tells nothing of what the listener was promised.
    private bool IsWanted(string? heading) => heading is not null && Terms.Of(Terms.Words(heading, lexicon), lexicon).ToHashSet(StringComparer.Ordinal) is var terms && terms.Overlaps(wanted) && !terms.SetEquals(wanted);

    private IEnumerable<PlannedChapter> Chapters(Subject subject, double share)
    {
        var sections = subject.Sections;
        var count = subject.Size / sections.Count >= Alone * share ? sections.Count
            : subject.Heading is not null && subject.Size <= Whole * share ? 1
            : Math.Clamp(Math.Max((int)Math.Round(subject.Size / share), (sections.Count + 1) / Nameable), 1, Most(subject, share));
        return Grouped(sections, count).Select(g => new PlannedChapter(topics.Of(g, Shared(g, sections)), g, [.. Order(g)]));
    }

    // Many small sections share a chapter, which is then named by the first of them.
    private static int Most(Subject subject, double share) =>
        Math.Clamp((int)Math.Ceiling(Crowd * subject.Size / share), 1, Math.Min(MostChapters, subject.Sections.Count));

    // The lowest heading above all of a group and above nothing else that is told.
    private static string? Shared(List<Section> group, IReadOnlyList<Section> all)
    {
        var chain = group[0].Headings.TakeWhile((h, depth) => group.All(s => s.Headings.ElementAtOrDefault(depth) == h)).ToList();
        return chain.Count > 0 && !all.Except(group).Any(s => s.Headings.Take(chain.Count).SequenceEqual(chain)) ? chain[^1] : null;
    }

    private static IEnumerable<List<Section>> Grouped(IReadOnlyList<Section> sections, int count)
    {
        var left = sections.Sum(s => s.Size);
        var most = (sections.Count + count - 1) / count;
        var at = 0;
        for (var chapter = 0; chapter < count; chapter++)
        {
            var group = new List<Section> { sections[at] };
            var share = left / (count - chapter);
            var size = sections[at++].Size;
            while (sections.Count - at > (count - chapter - 1) * most
                || (group.Count < most && sections.Count - at > count - chapter - 1 && size + (sections[at].Size / 2) <= share))
            {
                size += sections[at].Size;
                group.Add(sections[at++]);
            }
            left -= size;
            yield return group;
        }
    }

    // Every section of a chapter gets its part, its best first.
    private IEnumerable<Stretch> Order(List<Section> sections) =>
        sections.SelectMany(s => Order(s).Select((stretch, place) => (stretch, Turn: place / (double)s.Stretches.Count)))
            .OrderBy(x => x.Turn).ThenBy(x => x.stretch.Index).Select(x => x.stretch);

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
        return [.. chapters.Select(c => c with { Topic = topics.Alternatives(c.Topic, c.Sections[0]).First(t => used.Add(t.Label)) })];
    }
}
