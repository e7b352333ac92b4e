namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Neighbouring sections of one source that belong together: those under one of its highest headings, or all of it where no heading stands above others.
/// <paramref name="Heading"/> is what the sections share, null where that is the source alone.
/// </summary>
internal sealed record Subject(string? Heading, IReadOnlyList<Section> Sections)
{
    public string SourceTitle => Sections[0].SourceTitle;

    public double Size => Sections.Sum(s => s.Size);

    public static IReadOnlyList<Subject> Of(IReadOnlyList<Section> sections) =>
        [.. Runs(sections, s => s.SourceTitle).SelectMany(OfSource)];

    private static IEnumerable<Subject> OfSource(List<Section> source)
    {
        var depth = Shared([.. source.Select(s => s.Headings)]);
        return source.Any(s => s.Headings.Count > depth + 1)
            ? Runs(source, s => s.Headings.ElementAtOrDefault(depth)).Select(run => new Subject(run[0].Headings.ElementAtOrDefault(depth), run))
            : [new Subject(null, source)];
    }

    // Headings above everything, such as the document's title, divide nothing.
    private static int Shared(IReadOnlyList<IReadOnlyList<string>> chains)
    {
        var depth = 0;
        while (chains.All(c => c.Count > depth && c[depth] == chains[0][depth]))
            depth++;
        return depth;
    }

    private static IEnumerable<List<Section>> Runs(IEnumerable<Section> sections, Func<Section, string?> key)
    {
        var run = new List<Section>();
        foreach (var section in sections)
        {
            if (run.Count > 0 && key(run[0]) != key(section))
            {
                yield return run;
                run = [];
            }
            run.Add(section);
        }
        if (run.Count > 0)
            yield return run;
    }
}
