using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace PodcastMuse.Architecture.Tests.Rules;

/// <summary>Reads the uses of an assembly's types out of its bytecode.</summary>
internal static class Uses
{
    public static IReadOnlyList<Use> Of(params Assembly[] assemblies)
    {
        var names = assemblies.Select(assembly => assembly.GetName().Name).ToHashSet();
        return new ArchLoader().LoadAssemblies(assemblies).Build().Types
            .Where(type => names.Contains(type.Assembly.Name.Split(',')[0]))
            .SelectMany(type => type.Dependencies)
            .Select(dependency => new Use(
                dependency.Origin.FullName, NamespaceOf(dependency.Origin), dependency.Target.FullName, NamespaceOf(dependency.Target)))
            .Where(use => use.From != use.To)
            .Distinct()
            .ToList();
    }

    /// <summary>Pointers and generic parameters have none.</summary>
    private static string NamespaceOf(IType type) => type.Namespace?.FullName ?? "";
}
