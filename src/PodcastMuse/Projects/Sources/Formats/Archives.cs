using System.IO.Compression;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// Guards against archives that grow without end when unpacked: nothing is unpacked beyond these limits, whatever sizes the archive claims.
/// </summary>
internal static class Archives
{
    /// <summary>Bytes of all entries together, unpacked: ten times the largest file allowed, more than any book with pictures.</summary>
    private const long UnpackedBytes = 200_000_000;

    private const int Entries = 10_000;

    public static Recognised Recognise(byte[] bytes, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.GetEntry("word/document.xml") is not null || archive.Entries.Any(entry => entry.FullName.StartsWith("word/document", StringComparison.OrdinalIgnoreCase)))
                return new Recognised.As(SourceFormat.Word, "");
            if (archive.GetEntry("META-INF/container.xml") is not null)
                return new Recognised.As(SourceFormat.Epub, "");
            var kind = archive.GetEntry("xl/workbook.xml") is not null ? "a spreadsheet"
                : archive.GetEntry("ppt/presentation.xml") is not null ? "a presentation"
                : archive.GetEntry("content.xml") is not null ? "an OpenDocument file"
                : "a ZIP archive, not a document";
            return new Recognised.Refused($"'{name}' is {kind}. Save its text as DOCX or PDF, or name the files inside one by one.");
        }
        catch (InvalidDataException)
        {
            return new Recognised.Refused($"'{name}' is damaged and cannot be opened. Save it anew from its program, and try again.");
        }
    }

    /// <summary>Unpacks every entry once, counting; throws <see cref="UnreadableException"/> beyond the limits.</summary>
    public static void Measure(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > Entries)
            throw TooLarge(name);
        var buffer = new byte[81_920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
                if ((total += read) > UnpackedBytes)
                    throw TooLarge(name);
        }
    }

    public static byte[]? ReadEntry(ZipArchive archive, string path)
    {
        if (archive.GetEntry(path) is not { } entry)
            return null;
        using var content = entry.Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    }

    private static UnreadableException TooLarge(string name) =>
        new($"'{name}' unpacks to more than {UnpackedBytes / 1_000_000} MB. Save it without pictures and attachments, and try again.");
}
