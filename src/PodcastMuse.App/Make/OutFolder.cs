namespace PodcastMuse.App.Make;

/// <summary>The folder an episode goes to, proven writable before any work begins.</summary>
internal sealed record OutFolder(string Path)
{
    /// <summary>Opens the folder asked for, or <c>./episodes/&lt;title&gt;</c>; null when it cannot be written.</summary>
    public static OutFolder? Open(string? path, string? title)
    {
        var full = System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine("episodes", NameOf(title)));
        try
        {
            Directory.CreateDirectory(full);
            var proof = System.IO.Path.Combine(full, $".muse-{Guid.CreateVersion7():N}");
            File.WriteAllBytes(proof, []);
            File.Delete(proof);
            return new OutFolder(full);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static string NameOf(string? title)
    {
        var name = string.Concat((title ?? "episode").Select(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark ? c : '-'));
        var tidy = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length == 0 ? "episode" : tidy[..Math.Min(tidy.Length, 80)];
    }
}
