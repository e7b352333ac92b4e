namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Where the subject changes between one section and the next: another source, or few words in common compared with other neighbours (after Hearst's
/// TextTiling, 1997). Headings alone do not tell: only the nearest is known, not its level.
/// </summary>
internal sealed class Cohesion
{
    private const double Low = 0.75;

    private readonly HashSet<int> breaks = [];

    public Cohesion(List<Section> sections, Lexicon lexicon)
    {
        var terms = sections.Select(s => s.Stretches.SelectMany(x => x.Sentences).SelectMany(x => Terms.Of(x.Words, lexicon)).ToHashSet(StringComparer.Ordinal)).ToArray();
        var everywhere = terms.SelectMany(t => t).CountBy(t => t).Where(c => c.Value > Math.Max(4, sections.Count / 3)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var likeness = new double[sections.Count];
        for (var i = 1; i < sections.Count; i++)
            likeness[i] = Math.Max(Likeness(terms[i - 1], terms[i], everywhere), i > 1 ? Likeness(terms[i - 2], terms[i], everywhere) : 0);
        var mean = likeness.Skip(1).DefaultIfEmpty(0).Average();
        for (var i = 1; i < sections.Count; i++)
        {
            if (sections[i].SourceTitle != sections[i - 1].SourceTitle || likeness[i] < mean * Low)
                breaks.Add(sections[i].Index);
        }
    }

    /// <summary>True where a new subject begins with this section.</summary>
    public bool BreaksBefore(Section section) => breaks.Contains(section.Index);

    private static double Likeness(HashSet<string> a, HashSet<string> b, HashSet<string> everywhere)
    {
        var common = a.Count(t => b.Contains(t) && !everywhere.Contains(t));
        return common / Math.Sqrt(Math.Max(1.0, a.Count * (double)b.Count));
    }
}
