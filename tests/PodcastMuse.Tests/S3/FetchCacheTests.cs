using PodcastMuse.S3;

namespace PodcastMuse.Tests.S3;

public sealed class FetchCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-cache-").FullName;

    [Fact]
    public void What_was_not_used_for_longest_goes_first_and_what_is_in_use_stays()
    {
        var cache = new FetchCache(_folder, mostBytes: 250, TimeProvider.System);
        var kept = Enumerable.Range(0, 4).Select(i => cache.Keep(Write(100), $"k{i}", "v")).ToList();
        Assert.All(kept, path => Assert.True(File.Exists(path)));

        for (var i = 0; i < 3; i++)
            File.SetLastAccessTimeUtc(kept[i], TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-10 + i));
        cache.Trim();
        Assert.Equal([false, false, true, true], kept.Select(File.Exists));
        Assert.Null(cache.Find("k0", "v"));
        Assert.Equal(kept[2], cache.Find("k2", "v"));
        Assert.Null(cache.Find("k2", "other"));
    }

    [Fact]
    public void What_nobody_used_for_a_month_goes_however_much_room_there_is()
    {
        var cache = new FetchCache(_folder, mostBytes: 1_000_000, TimeProvider.System);
        var (old, newer) = (cache.Keep(Write(100), "old", "v"), cache.Keep(Write(100), "newer", "v"));
        File.SetLastAccessTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-31));
        File.SetLastAccessTimeUtc(newer, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-29));
        cache.Trim();
        Assert.Equal([false, true], [File.Exists(old), File.Exists(newer)]);
    }

    [Fact]
    public void A_file_is_forgotten_in_every_version()
    {
        var cache = new FetchCache(_folder, mostBytes: 1_000_000, TimeProvider.System);
        string[] kept = [cache.Keep(Write(1), "a/f.wav", "v1"), cache.Keep(Write(1), "a/f.wav", "v2"), cache.Keep(Write(1), "a/g.wav", "v1")];
        cache.Forget("a/f.wav");
        cache.Forget("never/there");
        Assert.Equal([false, false, true], kept.Select(File.Exists));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(int bytes)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllBytes(path, new byte[bytes]);
        return path;
    }
}
