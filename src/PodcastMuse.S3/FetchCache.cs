using System.Security.Cryptography;
using System.Text;

namespace PodcastMuse.S3;

/// <summary>
/// Files of the bucket on this machine, by key and version, so that a version is fetched once. Any number of processes may share the
/// folder: a file appears whole by a rename, and one that another process removed is fetched again.
/// </summary>
public sealed class FetchCache(string folder, long mostBytes, TimeProvider clock)
{
    /// <summary>A step opens what it was given within this time; such files stay even beyond the bound.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromHours(3);

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

    /// <summary>Removes what was not used for longest until the rest is within the bound.</summary>
    public void Trim()
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (file.FullName, Used: file.LastAccessTimeUtc, Size: file.Exists ? file.Length : 0)).OrderBy(file => file.Used).ToList();
        var total = files.Sum(file => file.Size);
        var since = (clock.GetUtcNow() - InUse).UtcDateTime;
        foreach (var file in files.TakeWhile(file => file.Used < since))
        {
            if (total <= mostBytes)
                return;
            File.Delete(file.FullName);
            total -= file.Size;
        }
    }

    /// <summary>The ending stays: tools tell formats by it.</summary>
    private string PathOf(string key, string version)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{version}")));
        return Path.Combine(folder, name[..2], name + Path.GetExtension(key));
    }
}
