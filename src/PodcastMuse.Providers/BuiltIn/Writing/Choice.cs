namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Which stretches of each chapter are said, and how many sentences of each. Holds that a stretch is chosen only with the one it follows, that one whole.
/// </summary>
internal sealed class Choice(IReadOnlyList<PlannedChapter> plan)
{
    private readonly Dictionary<Stretch, int> counts = [];

    public IReadOnlyList<PlannedChapter> Plan => plan;

    public Choice Copy()
    {
        var copy = new Choice(plan);
        foreach (var (stretch, count) in counts)
            copy.counts[stretch] = count;
        return copy;
    }

    /// <summary>Sentences of it that are said; 0 where it is not chosen.</summary>
    public int Count(Stretch stretch) => counts.GetValueOrDefault(stretch);

    public IEnumerable<Stretch> InOrderOfChoice(int chapter) => plan[chapter].Order.Where(counts.ContainsKey);

    public bool MaySet(int chapter, Stretch stretch, int count)
    {
        if (count > stretch.Sentences.Count || count == Count(stretch))
            return false;
        if (count > 0 && stretch.Follows is { } before && Count(before) < before.Sentences.Count)
            return false;
        if (count == 0 && InOrderOfChoice(chapter).Take(2).Count() < 2)
            return false;
        return count == stretch.Sentences.Count || !plan[chapter].Order.Any(s => s.Follows == stretch && Count(s) > 0);
    }

    public void Set(Stretch stretch, int count)
    {
        if (count == 0)
            counts.Remove(stretch);
        else
            counts[stretch] = count;
    }
}
