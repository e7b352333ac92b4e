namespace PodcastMuse.App.Make;

/// <summary>The folder an episode goes to, proven writable before any work begins.</summary>
internal sealed record OutFolder(string Path, bool IsNew)
{
    /// <summary>Opens the folder asked for, or the default; null when it cannot be written.</summary>
    public static OutFolder? Open(string? path, string? title)
    {
        var full = System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(path) ? DefaultFor(title) : path);
        var isNew = !Directory.Exists(full);
        return IsWritable(full) ? new OutFolder(full, isNew) : null;
    }

    /// <summary>Where an episode goes that no folder was named for: <c>./episodes/&lt;title&gt;</c>.</summary>
    public static string DefaultFor(string? title) => System.IO.Path.Combine("episodes", NameOf(title));

    /// <summary>Whether the folder is there, or can be made, and a file can be put into it. A full disk is no objection.</summary>
    public static bool IsWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var proof = System.IO.Path.Combine(folder, $".muse-{Guid.CreateVersion7():N}");
            File.WriteAllBytes(proof, []);
            File.Delete(proof);
            return true;
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    /// <summary>Takes back a folder that was made for an episode that will not be.</summary>
    public void Withdraw()
    {
        if (IsNew && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private static string NameOf(string? title)
    {
        var name = string.Concat((title ?? "episode").Select(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark ? c : '-'));
        var tidy = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length == 0 ? "episode" : tidy[..Math.Min(tidy.Length, 80)];
    }
}
