using System.Globalization;

namespace PodcastMuse.Media.Packages;

/// <summary>Names inside a package: relative, forward slashes, nothing that could leave the folder it is unpacked into.</summary>
public static class PackagePaths
{
    /// <summary>The folder of the lines' audio.</summary>
    public const string Segments = "audio/segments/";

    // Longer names cannot be unpacked on common file systems.
    private const int MostCharacters = 240;

    /// <summary>Where a line's audio lies: <c>audio/segments/0007-&lt;hash&gt;.wav</c>.</summary>
    public static string Segment(int index, string contentHash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Segments}{index:0000}-{contentHash}.wav");

    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= MostCharacters
        && !path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part == part.Trim());
}
