namespace PodcastMuse.Storage;

/// <summary>The one folder an embedded studio writes to (<c>DATA_DIR</c>): database, files, scratch and cache.</summary>
public sealed class DataFolder
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

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
        var path = Path.Combine(ScratchRoot, $"{Environment.ProcessId}-{name}-{Guid.CreateVersion7():N}");
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

    /// <summary>Removes scratch folders whose process is gone; what a crash left behind.</summary>
    public void SweepScratch()
    {
        foreach (var path in Directory.EnumerateDirectories(ScratchRoot))
        {
            var name = Path.GetFileName(path);
            if (int.TryParse(name.AsSpan(0, Math.Max(0, name.IndexOf('-', StringComparison.Ordinal))), out var process) && !IsAlive(process))
                Directory.Delete(path, recursive: true);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
