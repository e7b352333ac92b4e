namespace PodcastMuse.Language.Thai;

/// <summary>The words of a run of Thai letters, in order, cut by ICU's dictionary.</summary>
public static class ThaiWords
{
    public static IReadOnlyList<string> Of(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var breaks = WordBreaks.Of(run).Order().ToList();
        return [.. breaks.Zip(breaks.Skip(1), (from, to) => run[from..to]).Where(w => w.Trim().Length > 0)];
    }
}
