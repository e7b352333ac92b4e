using System.Text.Json;

namespace PodcastMuse.Media.Mastering;

/// <summary>Files of the cache: whole or absent, whoever else writes the same, and worthless rather than wrong when damaged.</summary>
internal static class Kept
{
    private static int s_writes;

    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var part = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref s_writes)}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Null for what is not there, or was swept away in this moment.</summary>
    public static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public static T? Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
