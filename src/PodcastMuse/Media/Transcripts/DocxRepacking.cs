using System.IO.Compression;

namespace PodcastMuse.Media.Transcripts;

/// <summary>Word documents carry the time of writing in every entry; copied with the episode's time, the same content is the same file.</summary>
internal static class DocxRepacking
{
    public static async Task CopyAsync(MemoryStream made, Stream target, DateTimeOffset time, CancellationToken cancellationToken)
    {
        made.Position = 0;
        await using var from = await ZipArchive.CreateAsync(made, ZipArchiveMode.Read, leaveOpen: true, null, cancellationToken);
        await using var to = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken);
        foreach (var entry in from.Entries)
        {
            var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Unspecified), TimeSpan.Zero);
            await using var source = await entry.OpenAsync(cancellationToken);
            await using var written = await copy.OpenAsync(cancellationToken);
            await source.CopyToAsync(written, cancellationToken);
        }
    }
}
