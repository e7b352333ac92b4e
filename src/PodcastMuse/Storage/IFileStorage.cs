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

    /// <summary>
    /// The bytes from <paramref name="from"/> on, at most <paramref name="length"/> of them (null: to the end), without fetching the rest;
    /// null when there is no such file. The caller disposes of it.
    /// </summary>
    Task<Stream?> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken);

    /// <summary>An address anyone may read the file from for that time, absolute or beginning with '/'. With a name, browsers save it so.</summary>
    string AddressFor(string key, TimeSpan lifetime, string? downloadName);

    /// <summary>Size in bytes; null when there is no such file.</summary>
    Task<long?> SizeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Makes the same content available under another key.</summary>
    Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken);

    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes every file below a folder of the layout, which ends with '/'.</summary>
    Task DeleteFolderAsync(string folder, CancellationToken cancellationToken);
}
