using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Packages;

/// <summary>
/// Writes <c>resources.zip</c>: each file is read once, hashed and stored while it streams, so memory stays flat; order and times come from
/// the input alone, so the same input gives the same bytes. Media is stored, text deflated; beyond 4 GiB the archive becomes ZIP64.
/// </summary>
public static class PackageWriter
{
    private const int BufferSize = 1024 * 1024;

    // What ZIP's clock (MS-DOS) can tell.
    private static readonly DateTime Earliest = new(1980, 1, 1);
    private static readonly DateTime Latest = new(2107, 12, 31);

    public static Task WriteAsync(
        string zipPath,
        IReadOnlyList<PackageFile> files,
        PackageManifestFacts facts,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        Check(ordered);
        return AtomicFile.WriteAsync(zipPath, (zip, token) => WriteAsync(zip, ordered, facts, progress, token), cancellationToken);
    }

    private static async Task WriteAsync(
        FileStream zip, List<PackageFile> files, PackageManifestFacts facts, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var done = new BytesDone(files.Sum(file => new FileInfo(file.LocalPath).Length), progress);
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var entries = new List<PackageEntry>(files.Count);
        foreach (var file in files)
            entries.Add(await AddAsync(archive, file, facts.MadeAt, done, cancellationToken));
        var manifest = new PackageManifest(PackageManifest.CurrentFormatVersion, Disclosure.For(facts.Language), facts, entries);
        await using var stream = await NewEntry(archive, PackageManifest.Path, CompressionLevel.Optimal, facts.MadeAt).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(stream, manifest, FileJson.Snake, cancellationToken);
        progress?.Report(1);
    }

    private static async Task<PackageEntry> AddAsync(
        ZipArchive archive, PackageFile file, DateTimeOffset madeAt, BytesDone done, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(file.LocalPath, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var level = IsText(file.ContentType) ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
        await using var target = await NewEntry(archive, file.Path, level, madeAt).OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var size = 0L;
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            done.Add(read);
        }
        return new PackageEntry(file.Path, size, Convert.ToHexStringLower(hash.GetHashAndReset()), file.ContentType, file.DurationSeconds);
    }

    private static ZipArchiveEntry NewEntry(ZipArchive archive, string path, CompressionLevel level, DateTimeOffset madeAt)
    {
        var entry = archive.CreateEntry(path, level);
        var time = madeAt.UtcDateTime < Earliest ? Earliest : madeAt.UtcDateTime > Latest ? Latest : madeAt.UtcDateTime;
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero);
        return entry;
    }

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal)
        || contentType.StartsWith("application/json", StringComparison.Ordinal)
        || contentType.EndsWith("xml", StringComparison.Ordinal)
        || contentType == "application/x-subrip";

    private static void Check(List<PackageFile> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (!PackagePaths.IsSafe(files[i].Path) || files[i].Path == PackageManifest.Path || (i > 0 && files[i].Path == files[i - 1].Path))
                throw FaultException.Permanent(Problems.Internal($"'{files[i].Path}' cannot be a file of the package."));
            if (!File.Exists(files[i].LocalPath))
                throw FaultException.Permanent(Problems.NotFound($"'{files[i].Path}' is missing and was to be packed. Run the same again to make it."));
        }
    }

    private sealed class BytesDone(long total, IProgress<double>? progress)
    {
        private long done;

        public void Add(int bytes)
        {
            done += bytes;
            progress?.Report(Math.Min(0.999, done / Math.Max(1.0, total)));
        }
    }
}
