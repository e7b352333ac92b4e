using System.Reflection;
using PodcastMuse.Architecture.Tests.Rules;

namespace PodcastMuse.Architecture.Tests;

/// <summary>The assemblies of the product and the uses among their types, read once.</summary>
internal static class House
{
    public static readonly Assembly Product = Assembly.Load("PodcastMuse");
    public static readonly Assembly Providers = Assembly.Load("PodcastMuse.Providers");
    public static readonly Assembly App = Assembly.Load("muse");

    public static readonly IReadOnlyList<Use> UsesOfProduct = Uses.Of(Product);
    public static readonly IReadOnlyList<Use> UsesOfProviders = Uses.Of(Providers);

    /// <summary>The folders right under the product's root, found by their types.</summary>
    public static readonly IReadOnlyList<string> Folders = Product.GetTypes()
        .Where(type => type.Namespace is not null)
        .Select(type => FolderUse.FolderOf(type.Namespace!, "PodcastMuse"))
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToList();
}
