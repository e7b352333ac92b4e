namespace PodcastMuse.Storage;

/// <summary>
/// Bounds a folder of files that can be made again: what nobody used for a month goes, so that what was erased elsewhere ends here too, and
/// beyond a size what was not used for longest. Use is the time of access: whoever reads a file may set it, as not every disk notes it.
/// </summary>
public static class CacheBounds
{
    /// <summary>A step opens what it was given within this time; such files stay even beyond the size.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromHours(3);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Trim(string folder, long mostBytes, DateTimeOffset now)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (file.FullName, Used: file.LastAccessTimeUtc, Size: file.Exists ? file.Length : 0)).OrderBy(file => file.Used).ToList();
        var total = files.Sum(file => file.Size);
        var (inUse, old) = ((now - InUse).UtcDateTime, (now - Longest).UtcDateTime);
        foreach (var file in files.TakeWhile(file => file.Used < inUse))
        {
            if (total <= mostBytes && file.Used >= old)
                return;
            File.Delete(file.FullName);
            total -= file.Size;
        }
    }
}
