using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Tags;

/// <summary>
/// Lays out an ID3v2.4.0 tag (id3.org, "ID3v2.4.0 structure" and "frames"; chapters by "ID3v2 Chapter Frame Addendum 1.0"). All text is UTF-8.
/// </summary>
internal static class Id3Frames
{
    private const byte Utf8 = 3;
    private const byte FrontCover = 3;
    private const byte TopLevelOrdered = 0x03;
    private const uint NoByteOffset = 0xFFFFFFFF;

    // The table of contents counts its entries in one byte.
    private const int MostListedChapters = 255;

    public static byte[] Lay(Id3Tag tag, byte[]? cover, string coverType)
    {
        var language = LanguageTags.ThreeLetters(tag.Language);
        var body = new MemoryStream();
        Text(body, "TIT2", tag.Title);
        Text(body, "TPE1", tag.Artist);
        Text(body, "TALB", tag.Album);
        Text(body, "TCON", "Podcast");
        Text(body, "TLAN", language);
        Text(body, "TDRC", tag.RecordedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        Text(body, "TLEN", Milliseconds(tag.Duration).ToString(CultureInfo.InvariantCulture));
        Frame(body, "COMM", [Utf8, .. Encoding.ASCII.GetBytes(language), 0, .. Encoding.UTF8.GetBytes(tag.Disclosure)]);
        Frame(body, "TXXX", [Utf8, .. "AI_DISCLOSURE"u8, 0, .. Encoding.UTF8.GetBytes(tag.Disclosure)]);
        if (tag.Lyrics is { Length: > 0 } lyrics)
            Frame(body, "USLT", [Utf8, .. Encoding.ASCII.GetBytes(language), 0, .. Encoding.UTF8.GetBytes(lyrics)]);
        ChapterFrames(body, tag.Chapters);
        if (cover is not null)
            Frame(body, "APIC", [Utf8, .. Encoding.ASCII.GetBytes(coverType), 0, FrontCover, .. "Cover"u8, 0, .. cover]);
        return [.. "ID3"u8, 4, 0, 0, .. SyncSafe((int)body.Length), .. body.ToArray()];
    }

    private static void ChapterFrames(MemoryStream body, IReadOnlyList<ChapterMark> chapters)
    {
        if (chapters.Count == 0)
            return;
        var listed = Math.Min(chapters.Count, MostListedChapters);
        var ids = Enumerable.Range(1, listed).SelectMany(n => ElementId($"chp{n}"));
        Frame(body, "CTOC", [.. ElementId("toc"), TopLevelOrdered, (byte)listed, .. ids]);
        for (var i = 0; i < chapters.Count; i++)
        {
            var title = new MemoryStream();
            Text(title, "TIT2", chapters[i].Title);
            Frame(body, "CHAP",
            [
                .. ElementId($"chp{i + 1}"),
                .. BigEndian((uint)Milliseconds(chapters[i].Start)),
                .. BigEndian((uint)Milliseconds(chapters[i].End)),
                .. BigEndian(NoByteOffset),
                .. BigEndian(NoByteOffset),
                .. title.ToArray(),
            ]);
        }
    }

    private static void Text(MemoryStream body, string id, string value)
    {
        if (value.Length > 0)
            Frame(body, id, [Utf8, .. Encoding.UTF8.GetBytes(value.Replace("\0", "", StringComparison.Ordinal))]);
    }

    private static void Frame(MemoryStream body, string id, byte[] content)
    {
        body.Write(Encoding.ASCII.GetBytes(id));
        body.Write(SyncSafe(content.Length));
        body.Write([0, 0]);
        body.Write(content);
    }

    private static byte[] ElementId(string id) => [.. Encoding.ASCII.GetBytes(id), 0];

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>28 bits in four bytes whose top bit is never set, so that no decoder takes a size for the start of a frame.</summary>
    private static byte[] SyncSafe(int value) =>
        [(byte)(value >> 21 & 0x7F), (byte)(value >> 14 & 0x7F), (byte)(value >> 7 & 0x7F), (byte)(value & 0x7F)];

    private static long Milliseconds(TimeSpan at) => (long)Math.Round(at.TotalMilliseconds);
}
