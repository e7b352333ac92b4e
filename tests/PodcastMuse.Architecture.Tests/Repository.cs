using System.Reflection;

namespace PodcastMuse.Architecture.Tests;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> MadeByTools = ["bin", "obj", "artifacts", "node_modules", "TestResults", ".next", "out"];

    public static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot")
        .Value!;

    /// <summary>Source folders and the files at the root; what builds and episodes leave behind is not looked at.</summary>
    private static readonly string[] Kept = ["src", "tests", "bench", "docs", "deploy", "web", ".ci", ".github"];

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Every kept file, relative to the root.</summary>
    public static IEnumerable<string> Files() => Kept
        .Select(PathOf)
        .Where(Directory.Exists)
        .SelectMany(Below)
        .Concat(Directory.EnumerateFiles(Root))
        .Select(path => Path.GetRelativePath(Root, path));

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !MadeByTools.Contains(Path.GetFileName(inner)))
            .SelectMany(Below));
}
