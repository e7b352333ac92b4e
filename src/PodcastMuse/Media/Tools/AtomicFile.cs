using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Tools;

/// <summary>
/// Writes a file that is either whole or absent: beside its place, flushed to the disk, then renamed over what was there. A full disk
/// and a folder without permission become one clear fault.
/// </summary>
public static class AtomicFile
{
    private const int BufferSize = 128 * 1024;
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static async Task WriteAsync(string path, Func<FileStream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var partial = path + ".partial";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                await write(file, cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception fault)
        {
            Discard(partial);
            if (FaultOf(fault, path) is { } clear)
                throw clear;
            throw;
        }
    }

    public static Task WriteTextAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, async (file, token) => await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), token), cancellationToken);

    private static FaultException? FaultOf(Exception fault, string path) => fault switch
    {
        IOException { HResult: NoSpaceLeft or QuotaExceeded or WindowsDiskFull } =>
            FaultException.Permanent(Problems.StorageUnavailable("The disk is full. Free some space and run the same again."), fault),
        UnauthorizedAccessException or DirectoryNotFoundException =>
            FaultException.Permanent(Problems.StorageUnavailable($"'{path}' cannot be written. Check that the folder exists and may be written to."), fault),
        _ => null,
    };

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted is never taken for the file itself: its name says it is partial.
        }
    }
}
