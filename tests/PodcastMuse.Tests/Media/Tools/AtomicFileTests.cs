using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Tools;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_one_clear_fault_and_the_old_file_stays()
    {
        var path = folder.At("a.txt");
        await File.WriteAllTextAsync(path, "old");
        File.CreateSymbolicLink(path + ".partial", "/dev/full");
        var fault = await Assert.ThrowsAsync<FaultException>(() => AtomicFile.WriteTextAsync(path, "new", CancellationToken.None));
        Assert.Contains("disk is full", fault.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => AtomicFile.WriteTextAsync(folder.At("no/a.txt"), "new", CancellationToken.None));
        Assert.Contains("no/a.txt", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_half_way_leaves_the_old_file()
    {
        var path = folder.At("a.txt");
        await File.WriteAllTextAsync(path, "old");
        await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.WriteAsync(path, async (file, token) =>
        {
            await file.WriteAsync("ne"u8.ToArray(), token);
            throw new InvalidOperationException();
        }, CancellationToken.None));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }
}
