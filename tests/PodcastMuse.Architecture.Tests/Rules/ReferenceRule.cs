using Assembly = System.Reflection.Assembly;

namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>
/// An optional dependency has one project that touches it. The compiler writes down only assemblies whose types are really named,
/// extension methods in other people's namespaces included.
/// </summary>
internal static class ReferenceRule
{
    /// <param name="assembly">The assembly that may not touch it.</param>
    /// <param name="outside">A word in the names of the library's assemblies.</param>
    /// <param name="gate">The project of ours that may, and may be referenced.</param>
    public static IReadOnlyList<string> Broken(Assembly assembly, string outside, string gate) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => name.Contains(outside, StringComparison.OrdinalIgnoreCase) && name != gate)
        .Order(StringComparer.Ordinal)
        .Select(name => $"{assembly.GetName().Name} may not touch {name}; only {gate} may")
        .ToList();
}
