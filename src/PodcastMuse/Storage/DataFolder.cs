using PodcastMuse.Kernel;

namespace PodcastMuse.Storage;

/// <summary>The one folder an embedded studio writes to (<c>DATA_DIR</c>): database, files, scratch and cache.</summary>
public sealed class DataFolder
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    /// <summary>How long scratch of another machine is believed to be in use: nobody can see from here whether its process runs, and no step works as long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(2);

    /// <summary>Bytes of one part of the cache.</summary>
    private const long MostCached = 8L * 1024 * 1024 * 1024;

    /// <summary>Between the parts of a scratch folder's name; no machine's name has it.</summary>
    private const char Between = '~';

    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Directory.CreateDirectory(Files);
        Directory.CreateDirectory(Cache);
        Directory.CreateDirectory(ScratchRoot);
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "muse.db");

    public string Files => Path.Combine(Root, "files");

    /// <summary>What can be made again; may be deleted at any time nothing runs.</summary>
    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Voices the user installed.</summary>
    public string Voices => Path.Combine(Root, "voices");

    private string ScratchRoot => Path.Combine(Root, "scratch");

    /// <summary>A new empty folder on the same file system as <see cref="Files"/>, so that taking a file in is a rename.</summary>
    public string NewScratch(string name)
    {
        var path = Path.Combine(ScratchRoot, $"{ProcessName.This.Replace('/', Between)}{Between}{name}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Waits for the lock of that name among all processes on this folder; a process that dies lets go.</summary>
    public async Task<IDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Root, name + ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }

    /// <summary>Bounds every part of the cache by age and by size.</summary>
    public void SweepCache(TimeProvider clock)
    {
        foreach (var part in Directory.EnumerateDirectories(Cache))
            CacheBounds.Trim(part, MostCached, clock.GetUtcNow());
    }

    /// <summary>Removes scratch folders whose process is gone, what a crash left behind. Containers may share the folder, and the ids of their processes.</summary>
    public void SweepScratch(TimeProvider clock)
    {
        var longAgo = (clock.GetUtcNow() - Abandoned).UtcDateTime;
        foreach (var path in Directory.EnumerateDirectories(ScratchRoot))
        {
            if (OwnerOf(Path.GetFileName(path)) is { } owner ? !ProcessName.IsRunning(owner) : Directory.GetLastWriteTimeUtc(path) < longAgo)
                Remove(path);
        }
    }

    /// <summary>The process of this machine that made the folder; null for another machine's.</summary>
    private static string? OwnerOf(string folder)
    {
        var parts = folder.Split(Between);
        return parts.Length == 4 && string.Join('/', parts[..3]) is var owner && owner.StartsWith(ProcessName.MachinePrefix, StringComparison.Ordinal) ? owner : null;
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process that begins now has swept it.
        }
    }
}
