namespace PodcastMuse.Media.Packages;

/// <summary>A file of the package. Size in bytes; SHA-256 in lower-case hexadecimal.</summary>
public sealed record PackageEntry(string Path, long Size, string Sha256, string ContentType, double? DurationSeconds = null);

/// <summary>
/// <c>manifest.json</c>: what the package holds, who made it, that its voices are synthetic, and all that rebuilds the project.
/// A reader refuses a <paramref name="FormatVersion"/> above its own and ignores fields it does not know.
/// </summary>
public sealed record PackageManifest(int FormatVersion, string AiDisclosure, PackageManifestFacts Episode, IReadOnlyList<PackageEntry> Files)
{
    public const string Path = "manifest.json";
    public const int CurrentFormatVersion = 1;

    public IEnumerable<PackageSegment> Segments => Episode.Script.SelectMany(chapter => chapter.Segments);
}
