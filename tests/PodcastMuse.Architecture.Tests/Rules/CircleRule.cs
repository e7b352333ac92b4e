namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>No folder reaches itself through others.</summary>
internal static class CircleRule
{
    /// <summary>A circle for every folder that is the first by name in one, as "A → B → A", with the uses that close it.</summary>
    public static IReadOnlyList<string> Broken(IReadOnlyList<FolderUse> uses)
    {
        var targets = uses.ToLookup(use => use.From);
        var circles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var start in targets.Select(group => group.Key))
            Walk(start, [], [start]);
        return [.. circles];

        void Walk(string start, IReadOnlyList<FolderUse> way, HashSet<string> seen)
        {
            foreach (var use in targets[way.Count == 0 ? start : way[^1].To])
            {
                if (use.To == start)
                    circles.Add(Describe([.. way, use]));
                else if (string.CompareOrdinal(use.To, start) > 0 && seen.Add(use.To))
                    Walk(start, [.. way, use], seen);
            }
        }
    }

    private static string Describe(IReadOnlyList<FolderUse> circle) =>
        string.Join(" → ", circle.Select(use => use.From)) + " → " + circle[0].From + ": " +
        string.Join("; ", circle.Select(use => $"{use.Example.From} → {use.Example.To}"));
}
