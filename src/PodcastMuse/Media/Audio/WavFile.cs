using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// What a RIFF header says of its samples. Rate in hertz; <paramref name="DataBytes"/> is what is really in the file,
/// <paramref name="DeclaredBytes"/> what the header promises: less than promised is a truncated file.
/// </summary>
internal sealed record WavFile(int Rate, int Channels, int Bits, bool IsFloat, long DataOffset, long DataBytes, long DeclaredBytes)
{
    private const uint UnknownLength = 0xFFFF_F000;

    public int BytesPerSample => Bits / 8;

    /// <summary>Reads the header; null where it is not a PCM or float WAV that <see cref="WavSamples"/> understands.</summary>
    public static WavFile? ReadHeader(Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        if (stream.ReadAtLeast(head, 12, throwOnEndOfStream: false) < 12 || !head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
            return null;
        Span<byte> chunk = stackalloc byte[8];
        Span<byte> format = stackalloc byte[40];
        format.Clear();
        var formatLength = 0;
        while (stream.ReadAtLeast(chunk, 8, throwOnEndOfStream: false) == 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("data"u8))
                return formatLength == 0 ? null : Describe(format, stream.Position, length, stream.Length);
            var next = stream.Position + length + (length & 1);
            if (chunk[..4].SequenceEqual("fmt "u8))
                formatLength = stream.ReadAtLeast(format[..(int)Math.Min(length, 40)], (int)Math.Min(length, 40), throwOnEndOfStream: false);
            stream.Position = next;
        }
        return null;
    }

    private static WavFile? Describe(ReadOnlySpan<byte> format, long offset, uint declared, long fileLength)
    {
        const ushort Extensible = 0xFFFE;
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (tag == Extensible)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        var known = (tag, bits) is (1, 8 or 16 or 24 or 32) or (3, 32 or 64);
        if (!known || channels is 0 or > 8 || rate < 1_000)
            return null;
        var there = Math.Max(0, fileLength - offset);
        // Writers that stream (flite to a pipe, ffmpeg to stdout) leave a huge or zero length: then the file's end counts.
        var promised = declared == 0 || declared >= UnknownLength || declared > int.MaxValue && declared > there ? there : declared;
        var block = channels * (bits / 8);
        var data = Math.Min(promised, there);
        return new WavFile(rate, channels, bits, tag == 3, offset, data - data % block, promised);
    }
}
