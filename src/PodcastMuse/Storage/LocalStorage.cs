using System.Security.Cryptography;
using PodcastMuse.Kernel;

namespace PodcastMuse.Storage;

/// <summary>Files in a folder. Writing is a rename of a complete, flushed file, so a crash leaves the old file or the new one.</summary>
public sealed class LocalStorage(DataFolder folder, MediaAddresses addresses) : IFileStorage
{
    public async Task<StoredFile> TakeAsync(string localPath, string key, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string sha256;
        long size;
        await using (var file = new FileStream(localPath, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16, useAsync: true))
        {
            size = file.Length;
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            file.Flush(flushToDisk: true);
        }

        File.Move(localPath, target, overwrite: true);
        return new StoredFile(key, size, sha256);
    }

    public Task<string?> FetchAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return Task.FromResult(File.Exists(path) ? path : null);
    }

    public Task<Stream?> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return Task.FromResult<Stream?>(null);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        file.Position = Math.Min(from, file.Length);
        return Task.FromResult<Stream?>(length is { } most ? new StretchStream(file, most) : file);
    }

    public string AddressFor(string key, TimeSpan lifetime, string? downloadName) => addresses.Sign(key, lifetime, downloadName);

    public Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    public Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken)
    {
        var target = PathOf(toKey);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.{Guid.CreateVersion7():N}.part";
        File.Copy(PathOf(fromKey), part, overwrite: true);
        File.Move(part, target, overwrite: true);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var path = PathOf(folder);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return Task.CompletedTask;
    }

    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(folder.Files, key));
        return path.StartsWith(folder.Files + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw FaultException.Permanent(Problems.InvalidInput($"'{key}' is not a storage key."));
    }
}
