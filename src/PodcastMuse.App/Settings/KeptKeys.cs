using System.Security.Cryptography;

namespace PodcastMuse.App.Settings;

/// <summary>The keys of a studio that was given none: made once by chance and kept in the data folder, readable by its owner only.</summary>
internal static class KeptKeys
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
            // A move that must not replace: whoever came first has made the key.
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }
}
