namespace PodcastMuse.Storage;

/// <summary>A stored file's key, size in bytes and SHA-256 in lower-case hex.</summary>
public sealed record StoredFile(string Key, long Size, string Sha256);

/// <summary>
/// Where files live: a folder, or a bucket. Keys are relative paths with '/'. A file appears whole or not at all,
/// and a key once written is replaced, never changed in place.
/// </summary>
public interface IFileStorage
{
    /// <summary>Takes a local file in; the local file is consumed (moved where that is cheaper than copying).</summary>
    Task<StoredFile> TakeAsync(string localPath, string key, CancellationToken cancellationToken);

    /// <summary>A local path to read the file from; null when there is no such file. Never write to it.</summary>
    Task<string?> FetchAsync(string key, CancellationToken cancellationToken);

    /// <summary>Size in bytes; null when there is no such file.</summary>
    Task<long?> SizeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Makes the same content available under another key.</summary>
    Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken);

    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
