namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>
/// The folders and their uses as a Mermaid chart, the same for the same code. Arrows that longer ways imply are left out
/// (Kernel would otherwise have one from everywhere).
/// </summary>
internal static class Picture
{
    public static string Draw(IEnumerable<string> folders, IReadOnlyList<FolderUse> uses)
    {
        var floors = folders
            .GroupBy(Floors.Of)
            .OrderByDescending(floor => floor.Key)
            .SelectMany(floor => (string[])
            [
                $"  subgraph floor{floor.Key}[\"floor {floor.Key}\"]",
                "    direction LR",
                .. floor.Order(StringComparer.Ordinal).Select(folder => "    " + folder),
                "  end",
            ]);
        var arrows = uses.Where(use => !IsImplied(use, uses)).Select(use => $"  {use.From} --> {use.To}");
        return string.Join('\n', ["```mermaid", "flowchart TD", .. floors, .. arrows, "```", ""]);
    }

    private static bool IsImplied(FolderUse use, IReadOnlyList<FolderUse> uses) =>
        uses.Any(first => first.From == use.From && first.To != use.To && Reaches(first.To, use.To, uses));

    private static bool Reaches(string from, string to, IReadOnlyList<FolderUse> uses)
    {
        var reached = new HashSet<string> { from };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var folder))
        {
            foreach (var next in uses.Where(use => use.From == folder && reached.Add(use.To)))
                open.Push(next.To);
        }

        return reached.Contains(to);
    }
}
