using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Packages;

/// <summary>Reads <c>manifest.json</c> and believes it only when it agrees with the archive and with itself.</summary>
internal static partial class ManifestReading
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int MostSpeakers = 32;

    public static async Task<PackageManifest> ReadAsync(ZipArchive archive, string name, CancellationToken cancellationToken)
    {
        var entry = archive.GetEntry(PackageManifest.Path) ?? throw PackageFaults.Unsound(name, "it has no manifest.json");
        var manifest = await ParseAsync(entry, name, cancellationToken);
        if (FirstFlaw(manifest, archive) is { } flaw)
            throw PackageFaults.Unsound(name, flaw);
        return manifest;
    }

    private static async Task<PackageManifest> ParseAsync(ZipArchiveEntry entry, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = await ReadAsync(entry, name, cancellationToken);
            using var document = await JsonDocument.ParseAsync(bytes, default, cancellationToken);
            if (document.RootElement.TryGetProperty("format_version", out var version)
                && version.TryGetInt32(out var number) && number > PackageManifest.CurrentFormatVersion)
                throw PackageFaults.TooNew(name, number);
            return document.RootElement.Deserialize<PackageManifest>(FileJson.Snake) ?? throw new JsonException();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException || ZipChecks.IsBroken(broken))
        {
            throw PackageFaults.Unsound(name, "its manifest.json cannot be read", broken);
        }
    }

    private static async Task<MemoryStream> ReadAsync(ZipArchiveEntry entry, string name, CancellationToken cancellationToken)
    {
        await using var source = await entry.OpenAsync(cancellationToken);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
                throw PackageFaults.Unsound(name, "its manifest.json is too large");
        }
        bytes.Position = 0;
        return bytes;
    }

    private static string? FirstFlaw(PackageManifest manifest, ZipArchive archive)
    {
        // The serializer minds missing fields, but lets null into lists.
        if (manifest.Files.Contains(null!) || manifest.Episode.Speakers.Contains(null!)
            || manifest.Episode.Script.Any(chapter => chapter is null || chapter.Segments.Contains(null!)))
            return "its manifest.json has gaps";
        return FlawOfFiles(manifest, archive) ?? FlawOfScript(manifest);
    }

    private static string? FlawOfFiles(PackageManifest manifest, ZipArchive archive)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!PackagePaths.IsSafe(file.Path) || !seen.Add(file.Path) || !Sha256().IsMatch(file.Sha256))
                return "its manifest.json names a file wrongly";
            if (archive.GetEntry(file.Path) is not { } entry)
                return $"'{file.Path}' is missing from it";
            if (entry.Length != file.Size)
                return $"'{file.Path}' has not the size its manifest says";
        }
        return null;
    }

    private static string? FlawOfScript(PackageManifest manifest)
    {
        if (manifest.Episode.Speakers.Count is 0 or > MostSpeakers)
            return "its manifest.json names no speakers, or too many";
        var index = 0;
        foreach (var segment in manifest.Segments)
        {
            if (segment.Index != index++)
                return "the lines of its script are not in order";
            if (segment.Speaker < 0 || segment.Speaker >= manifest.Episode.Speakers.Count)
                return $"line {index} of its script has no speaker";
            if (!Hash().IsMatch(segment.ContentHash))
                return $"line {index} of its script has no content hash";
        }
        return index == 0 ? "its script is empty" : null;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();

    [GeneratedRegex("^[0-9A-Za-z]{8,128}$")]
    private static partial Regex Hash();
}
