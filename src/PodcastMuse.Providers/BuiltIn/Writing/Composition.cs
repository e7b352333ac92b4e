namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>What a script is put together from, whatever is chosen of it: chapters, the stretch that opens it, how much each stretch matters.</summary>
internal sealed record Composition(IReadOnlyList<PlannedChapter> Plan, Stretch? Hook, Topics Topics, IReadOnlyList<double> Scores, double Minutes)
{
    // From here on there is room for a hook, an agenda and a chapter for the goodbye.
    private const double LongFrom = 2.5;

    public bool IsLong => IsLongAt(Minutes);

    public static bool IsLongAt(double minutes) => minutes >= LongFrom;
}
