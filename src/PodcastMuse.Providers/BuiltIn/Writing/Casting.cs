namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Gives each stretch its speaker. Stretches are placed in the order they were chosen, each between its neighbours of that moment, so that one more or one
/// fewer leaves the voices of all others as they were: their audio is used again.
/// </summary>
internal static class Casting
{
    public static IReadOnlyDictionary<Stretch, int> Cast(IEnumerable<Stretch> inOrderOfChoice, IReadOnlyList<int> tellers, Func<Stretch, int> place)
    {
        var cast = new Dictionary<Stretch, int>();
        var placed = new List<Stretch>();
        foreach (var stretch in inOrderOfChoice)
        {
            var at = placed.FindIndex(s => place(s) > place(stretch));
            if (at < 0)
                at = placed.Count;
            if (stretch.Sentences[0].Continues && stretch.Follows is { } before && cast.TryGetValue(before, out var same))
                cast[stretch] = same;
            else
                cast[stretch] = tellers.MinBy(t => (Clash(placed, cast, at, t), StableHash.Share(stretch.Key, "voice", $"{t}")));
            placed.Insert(at, stretch);
        }
        return cast;
    }

    // How many neighbours the speaker would meet: next ones count most, those beyond break ties against runs of three.
    private static int Clash(List<Stretch> placed, Dictionary<Stretch, int> cast, int at, int teller)
    {
        return (2 * Same(at - 1)) + (2 * Same(at)) + (Same(at - 1) * Same(at - 2)) + (Same(at) * Same(at + 1));

        int Same(int i) => i >= 0 && i < placed.Count && cast[placed[i]] == teller ? 1 : 0;
    }
}
