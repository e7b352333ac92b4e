using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Packages;

/// <summary>
/// Reads a package that may come from anywhere. Opening checks names, sizes and the manifest; nothing is handed out before its SHA-256 is
/// found right, and no entry yields more bytes than the manifest names. All that is wrong is a permanent fault in one line.
/// </summary>
public sealed class PackageReader : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;
    private const long MostTextBytes = 64 * 1024 * 1024;

    private readonly ZipArchive archive;
    private readonly string name;
    private readonly Dictionary<string, PackageEntry> files;

    private PackageReader(ZipArchive archive, string name, PackageManifest manifest)
    {
        this.archive = archive;
        this.name = name;
        Manifest = manifest;
        files = manifest.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    public PackageManifest Manifest { get; }

    public static async Task<PackageReader> OpenAsync(string zipPath, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(zipPath);
        var archive = await ZipChecks.OpenAsync(zipPath, name, cancellationToken);
        try
        {
            ZipChecks.CheckEntries(archive, name);
            return new PackageReader(archive, name, await ManifestReading.ReadAsync(archive, name, cancellationToken));
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
    }

    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>The path of a line's audio in this package; null when the package has none for exactly this line.</summary>
    public string? AudioOf(PackageSegment segment)
    {
        var path = PackagePaths.Segment(segment.Index, segment.ContentHash);
        return Has(path) ? path : null;
    }

    /// <summary>Copies a file of the package to local disk, whole or not at all, and only if it is what the manifest says.</summary>
    public Task ExtractAsync(string path, string localPath, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(localPath, (file, token) => CopyAsync(FileAt(path), file, token), cancellationToken);

    public async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileAt(path);
        if (file.Size > MostTextBytes)
            throw PackageFaults.Unsound(name, $"'{path}' is too large to be text");
        using var text = new MemoryStream();
        await CopyAsync(file, text, cancellationToken);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Reads every file and compares it with the manifest.</summary>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Manifest.Files)
            await CopyAsync(file, Stream.Null, cancellationToken);
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private PackageEntry FileAt(string path) =>
        files.GetValueOrDefault(path) ?? throw FaultException.Permanent(Problems.NotFound($"'{name}' has no file '{path}'."));

    private async Task CopyAsync(PackageEntry file, Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await OpenEntryAsync(file, cancellationToken);
        var buffer = new byte[BufferSize];
        var left = file.Size;
        for (int read; (read = await ReadAsync(source, buffer, file, cancellationToken)) > 0; left -= read)
        {
            if (read > left)
                throw PackageFaults.Damaged(name, file.Path);
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            throw PackageFaults.Damaged(name, file.Path);
    }

    private async Task<Stream> OpenEntryAsync(PackageEntry file, CancellationToken cancellationToken)
    {
        try
        {
            return await archive.GetEntry(file.Path)!.OpenAsync(cancellationToken);
        }
        catch (Exception broken) when (ZipChecks.IsBroken(broken))
        {
            throw PackageFaults.Damaged(name, file.Path, broken);
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, PackageEntry file, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (ZipChecks.IsBroken(broken))
        {
            throw PackageFaults.Damaged(name, file.Path, broken);
        }
    }
}
