using System.Collections.ObjectModel;
using System.IO.Compression;

namespace PodcastMuse.Media.Packages;

/// <summary>Opens a ZIP nobody vouches for: refuses what is broken, what would unpack outside its folder, and what unpacks to far more than it is.</summary>
internal static class ZipChecks
{
    // Three hours of segments, their master and the videos stay well below these.
    private const int MostEntries = 50_000;
    private const long MostBytes = 64L * 1024 * 1024 * 1024;

    // Deflate reaches 1,032 to 1 on zeros; real text stays under 50.
    private const long MostRatio = 200;
    private const long SmallBytes = 1024 * 1024;

    public static async Task<ZipArchive> OpenAsync(string path, string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw PackageFaults.Missing(name);
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous);
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
        }
        catch (Exception broken) when (IsBroken(broken) || broken is UnauthorizedAccessException)
        {
            if (file is not null)
                await file.DisposeAsync();
            throw PackageFaults.NotAZip(name, broken);
        }
    }

    public static void CheckEntries(ZipArchive archive, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bytes = 0L;
        foreach (var entry in Entries(archive, name))
        {
            if (!PackagePaths.IsSafe(entry.FullName.EndsWith('/') ? entry.FullName[..^1] : entry.FullName))
                throw PackageFaults.Unsound(name, $"a file in it has an unsafe name ({Printable(entry.FullName)})");
            if (!seen.Add(entry.FullName))
                throw PackageFaults.Unsound(name, $"'{entry.FullName}' is in it twice");
            bytes += Math.Max(0, entry.Length);
            if (bytes > MostBytes || entry.Length < 0 || (entry.Length > SmallBytes && entry.Length / MostRatio > entry.CompressedLength))
                throw PackageFaults.Unsound(name, $"'{entry.FullName}' would unpack to far more than it should");
        }
    }

    public static bool IsBroken(Exception fault) =>
        fault is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static ReadOnlyCollection<ZipArchiveEntry> Entries(ZipArchive archive, string name)
    {
        try
        {
            return archive.Entries.Count <= MostEntries
                ? archive.Entries
                : throw PackageFaults.Unsound(name, $"it has more than {MostEntries:N0} files");
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw PackageFaults.NotAZip(name, broken);
        }
    }

    private static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c)).Take(80));
}
