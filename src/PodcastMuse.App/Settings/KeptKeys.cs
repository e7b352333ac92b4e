using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PodcastMuse.App.Settings;

/// <summary>The keys of a studio that was given none: made once by chance and kept in the data folder, readable by its owner only.</summary>
internal static partial class KeptKeys
{
    private const int KeyBytes = 32;

    /// <summary>The key of that name, 32 bytes. Two processes that begin at once get the same one.</summary>
    public static byte[] Get(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            TryMake(path);
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes ? key : throw new InvalidDataException($"{path} is damaged. Restore it from a backup: what it protects cannot be read without it.");
    }

    private static void TryMake(string path)
    {
        var part = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            PutUnlessThere(part, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Whoever came first has made the key.
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// Only a link is put in a place in one go where nothing may stand: on Unix a move that must not replace looks first and moves then, and
    /// a second key between the two would lose what the first has encrypted.
    /// </summary>
    private static void PutUnlessThere(string part, string path)
    {
        if (OperatingSystem.IsWindows())
            File.Move(part, path, overwrite: false);
        else if (Link(part, path) != 0 && !File.Exists(path))
            File.Move(part, path, overwrite: false); // A file system without links.
    }

    /// <summary>link(2).</summary>
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);
}
