using Microsoft.Extensions.Time.Testing;
using PodcastMuse.Kernel;
using PodcastMuse.Storage;

namespace PodcastMuse.Tests.Storage;

public sealed class LocalStorageTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("muse-storage-").FullName;
    private readonly LocalStorage _storage;
    private readonly DataFolder _folder;

    public LocalStorageTests()
    {
        _folder = new DataFolder(_root);
        _storage = new LocalStorage(_folder, new MediaAddresses(new MediaOptions(new byte[32], null), TimeProvider.System));
    }

    [Fact]
    public async Task A_taken_file_is_moved_and_known_by_size_and_hash()
    {
        var local = await WriteAsync("hello");
        var stored = await _storage.TakeAsync(local, "users/a/file.txt", default);

        Assert.False(File.Exists(local));
        Assert.Equal(5, stored.Size);
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", stored.Sha256);
        Assert.Equal("hello", await File.ReadAllTextAsync((await _storage.FetchAsync("users/a/file.txt", default))!));
    }

    [Fact]
    public async Task Taking_again_replaces_the_file_whole()
    {
        await _storage.TakeAsync(await WriteAsync("first"), "k", default);
        await _storage.TakeAsync(await WriteAsync("second"), "k", default);
        Assert.Equal(6, await _storage.SizeAsync("k", default));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("users/../../outside")]
    [InlineData("/etc/passwd")]
    public async Task A_key_never_leaves_the_folder(string key)
    {
        await Assert.ThrowsAsync<FaultException>(() => _storage.FetchAsync(key, default));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        Assert.Null(await _storage.FetchAsync("nothing", default));
        Assert.Null(await _storage.SizeAsync("nothing", default));
        await _storage.DeleteAsync("nothing", default);
    }

    [Fact]
    public void Scratch_of_dead_processes_is_swept_and_our_own_stays()
    {
        var mine = _folder.NewScratch("step");
        var dead = Make($"{Environment.MachineName}~{int.MaxValue}~1~step-1");
        // The same container, started again: its processes have the same ids.
        var before = Make($"{Environment.MachineName}~{Environment.ProcessId}~1~step-1");
        _folder.SweepScratch(TimeProvider.System);
        Assert.True(Directory.Exists(mine));
        Assert.False(Directory.Exists(dead));
        Assert.False(Directory.Exists(before));

        string Make(string name) => Directory.CreateDirectory(Path.Combine(_root, "scratch", name)).FullName;
    }

    [Theory]
    [InlineData("another-machine~1~1~step-1")]
    [InlineData("1-step-1")]
    public void Scratch_of_another_machine_stays_until_nobody_can_be_using_it(string name)
    {
        var theirs = Directory.CreateDirectory(Path.Combine(_root, "scratch", name)).FullName;
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        clock.Advance(TimeSpan.FromHours(12));
        _folder.SweepScratch(clock);
        Assert.True(Directory.Exists(theirs));
        clock.Advance(TimeSpan.FromDays(3));
        _folder.SweepScratch(clock);
        Assert.False(Directory.Exists(theirs));
    }

    [Fact]
    public void What_the_cache_holds_goes_when_nobody_used_it_for_a_month()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Cache, "mastering", "mp3")).FullName, "block");
        File.WriteAllText(path, "sound");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(29));
        _folder.SweepCache(clock);
        Assert.True(File.Exists(path));
        clock.Advance(TimeSpan.FromDays(2));
        _folder.SweepCache(clock);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_lock_is_held_by_one_at_a_time()
    {
        var first = await _folder.LockAsync("make", default);
        var second = _folder.LockAsync("make", default);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(_folder.NewScratch("test"), "file");
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
