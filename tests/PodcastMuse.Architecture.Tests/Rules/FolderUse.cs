namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>That one folder uses another, with one use as the example.</summary>
internal sealed record FolderUse(string From, string To, Use Example)
{
    /// <summary>
    /// The uses between the folders right under <paramref name="root"/> (<c>PodcastMuse</c>, or <c>PodcastMuse.Media</c> for the
    /// folders within Media), each pair once, in order of name. Types outside a folder take no part.
    /// </summary>
    public static IReadOnlyList<FolderUse> Between(IEnumerable<Use> uses, string root) => uses
        .Select(use => (From: FolderOf(use.FromNamespace, root), To: FolderOf(use.ToNamespace, root), Use: use))
        .Where(pair => pair.From is not null && pair.To is not null && pair.From != pair.To)
        .GroupBy(pair => (pair.From, pair.To))
        .Select(group => new FolderUse(group.Key.From!, group.Key.To!, group.Select(pair => pair.Use).OrderBy(use => use.From + use.To, StringComparer.Ordinal).First()))
        .OrderBy(use => use.From, StringComparer.Ordinal).ThenBy(use => use.To, StringComparer.Ordinal)
        .ToList();

    public static string? FolderOf(string name, string root) =>
        name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;
}
