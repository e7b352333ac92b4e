using System.Security.Cryptography;
using System.Text;
using PodcastMuse.Storage;

namespace PodcastMuse.S3;

/// <summary>
/// Files of the bucket on this machine, by key and version, so that a version is fetched once. Any number of processes may share the
/// folder: a file appears whole by a rename, and one that another process removed is fetched again.
/// </summary>
public sealed class FetchCache(string folder, long mostBytes, TimeProvider clock)
{
    private const int LooksPerBound = 16;

    private long _grown = long.MaxValue / 2;

    /// <summary>The file's path where it is here; null otherwise.</summary>
    public string? Find(string key, string version)
    {
        var path = PathOf(key, version);
        try
        {
            File.SetLastAccessTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return path;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes a whole local file in (it is consumed) and gives its path here.</summary>
    public string Keep(string localPath, string key, string version)
    {
        var path = PathOf(key, version);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var size = new FileInfo(localPath).Length;
        File.Move(localPath, path, overwrite: true);
        File.SetLastAccessTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        // Looking through the folder costs; it is done once in a while only.
        if (Interlocked.Add(ref _grown, size) >= mostBytes / LooksPerBound)
        {
            Interlocked.Exchange(ref _grown, 0);
            Trim();
        }

        return path;
    }

    /// <summary>A new name in the folder to download to.</summary>
    public string NewPart()
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.part");
    }

    /// <summary>Removes what is old, and what was not used for longest until the rest is within the bound.</summary>
    public void Trim() => CacheBounds.Trim(folder, mostBytes, clock.GetUtcNow());

    /// <summary>Removes every version of the file from this machine.</summary>
    public void Forget(string key)
    {
        var shelf = ShelfOf(key);
        if (!Directory.Exists(shelf))
            return;
        foreach (var path in Directory.EnumerateFiles(shelf, HashOf(key) + "-*"))
            File.Delete(path);
    }

    /// <summary>The ending stays: tools tell formats by it.</summary>
    private string PathOf(string key, string version) => Path.Combine(ShelfOf(key), $"{HashOf(key)}-{HashOf(version)}{Path.GetExtension(key)}");

    private string ShelfOf(string key) => Path.Combine(folder, HashOf(key)[..2]);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
