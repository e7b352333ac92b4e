using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>How a recording's file ends: as it should; within a frame, which a few encoders leave too; or before what its own header tells.</summary>
internal enum FileEnd
{
    Whole,
    Broken,
    Missing,
}

/// <summary>
/// Whether an MP3 came whole: each frame tells its length in its header (ISO/IEC 11172-3, 13818-3), so that a file which was cut ends within
/// one; and the Xing or Info header, where an encoder wrote it, tells how many there are.
/// </summary>
internal static class Mp3File
{
    private const int Header = 4;

    /// <summary>Kilobits a second by index: of MPEG 1 layer III, and of MPEG 2 and 2.5.</summary>
    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0], Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    private static readonly int[] SampleRates = [44_100, 48_000, 32_000, 0];

    /// <summary>A frame more or less: encoders disagree about whether the header's own frame counts, and some add one at the end.</summary>
    private const int Tolerance = 2;

    /// <summary>Whole, too, is what is no MP3: that is for others to say.</summary>
    public static FileEnd EndOf(ReadOnlySpan<byte> file)
    {
        var at = AfterTag(file);
        if (!TryRead(file, at, out var first))
            return FileEnd.Whole;
        var promised = Promised(file.Slice(at, Math.Min(first.Bytes, file.Length - at)), first);
        var frames = 0;
        var isBroken = false;
        while (!isBroken && TryRead(file, at, out var frame))
        {
            isBroken = at + frame.Bytes > file.Length;
            at += frame.Bytes;
            frames += isBroken ? 0 : 1;
        }

        return promised > frames + Tolerance ? FileEnd.Missing : isBroken ? FileEnd.Broken : FileEnd.Whole;
    }

    /// <summary>Behind an ID3v2 tag, whose size is written in four times seven bits.</summary>
    private static int AfterTag(ReadOnlySpan<byte> file)
    {
        const int Tag = 10;
        if (file.Length < Tag || !file.StartsWith("ID3"u8))
            return 0;
        var size = (file[6] & 0x7F) << 21 | (file[7] & 0x7F) << 14 | (file[8] & 0x7F) << 7 | file[9] & 0x7F;
        return Math.Min(file.Length, Tag + size);
    }

    private static bool TryRead(ReadOnlySpan<byte> file, int at, out Frame frame)
    {
        frame = default;
        if (at + Header > file.Length || file[at] != 0xFF || (file[at + 1] & 0xE6) != 0xE2)
            return false;
        var version = (file[at + 1] >> 3) & 3;
        var rate = SampleRates[(file[at + 2] >> 2) & 3] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var bits = (version == 3 ? Rates1 : Rates2)[file[at + 2] >> 4];
        if (version == 1 || rate == 0 || bits == 0)
            return false;
        var isMono = file[at + 3] >> 6 == 3;
        var bytes = ((version == 3 ? 144 : 72) * bits * 1_000 / rate) + ((file[at + 2] >> 1) & 1);
        frame = new Frame(bytes, (version == 3, isMono) switch { (true, false) => 32, (true, true) or (false, false) => 17, _ => 9 });
        return true;
    }

    /// <summary>Frames of sound that the encoder's own header tells; null where there is none.</summary>
    private static int? Promised(ReadOnlySpan<byte> frame, Frame header)
    {
        var tag = Header + header.SideInfo;
        if (frame.Length < tag + 12 || !(frame[tag..].StartsWith("Xing"u8) || frame[tag..].StartsWith("Info"u8)) || (frame[tag + 7] & 1) == 0)
            return null;
        var told = BinaryPrimitives.ReadInt32BigEndian(frame[(tag + 8)..]);
        return told > 0 ? told : null;
    }

    private readonly record struct Frame(int Bytes, int SideInfo);
}
