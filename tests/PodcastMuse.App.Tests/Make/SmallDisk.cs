namespace PodcastMuse.App.Tests.Make;

/// <summary>A disk of a size to choose, in memory. Needs the right to mount; without it the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static async Task<SmallDisk> MountAsync(string path, string size)
    {
        Directory.CreateDirectory(path);
        var (exitCode, output) = await Programs.RunAsync("mount", "-t", "tmpfs", "-o", "size=" + size, "muse-test", path);
        Assert.SkipUnless(exitCode == 0, $"A small disk needs the right to mount: {output.Trim()}");
        return new SmallDisk(path);
    }

    public Task ResizeAsync(string size) => RemountAsync("size=" + size);

    public async Task RemountAsync(string options)
    {
        var (exitCode, output) = await Programs.RunAsync("mount", "-o", "remount," + options, Path);
        Assert.True(exitCode == 0, output);
    }

    public void Dispose()
    {
        using var unmount = System.Diagnostics.Process.Start("umount", ["-l", Path]);
        unmount.WaitForExit();
    }
}
