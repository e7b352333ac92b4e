namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>Types of an outside library are named only where they may be.</summary>
internal static class OutsideRule
{
    /// <param name="uses">All uses of the assemblies in question.</param>
    /// <param name="outside">Namespaces of the library, each with everything below it.</param>
    /// <param name="mayUse">Whether a type, by its namespace and its outermost name, may name them.</param>
    public static IReadOnlyList<string> Broken(IEnumerable<Use> uses, IReadOnlyList<string> outside, Func<string, string, bool> mayUse) => uses
        .Where(use => outside.Any(name => (use.ToNamespace + ".").StartsWith(name + ".", StringComparison.Ordinal)))
        .Where(use => !mayUse(use.FromNamespace, OutermostName(use)))
        .Select(use => $"{use.From} may not name {use.To}")
        .Order(StringComparer.Ordinal)
        .ToList();

    private static string OutermostName(Use use) => use.From[(use.FromNamespace.Length + 1)..].Split('+', '/', '`')[0];
}
