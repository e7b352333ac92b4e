namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>Arrows point down. Says of each arrow that does not what it is, where it is, and what to do.</summary>
internal static class FloorRule
{
    public static IReadOnlyList<string> Broken(IEnumerable<string> folders, IEnumerable<FolderUse> uses)
    {
        var unknown = folders
            .Where(folder => Floors.Of(folder) is null)
            .Select(folder => $"Folder {folder} has no floor. Give it one in Floors.cs: the lowest from which everything it uses lies below.");
        var wrong = uses
            .Where(use => Floors.Of(use.To) >= Floors.Of(use.From))
            .Select(use =>
                $"{use.From} (floor {Floors.Of(use.From)}) uses {use.To} (floor {Floors.Of(use.To)}), which is not below it: " +
                $"{use.Example.From} → {use.Example.To}. Let {use.To} be told by whoever stands above both, or move the type down.");
        return [.. unknown, .. wrong];
    }
}
