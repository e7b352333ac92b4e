using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>The 44 bytes in front of the master's samples: 48 kHz, 16 bit, stereo.</summary>
internal static class WavHeader
{
    public const int Bytes = 44;
    public const int BytesPerFrame = 4;

    /// <summary>What a 32-bit RIFF length holds: 6 hours and 12 minutes.</summary>
    public const long MostSamples = (uint.MaxValue - Bytes) / BytesPerFrame;

    public static byte[] Write(long samples)
    {
        var header = new byte[Bytes];
        var data = (uint)(samples * BytesPerFrame);
        var span = header.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], data + Bytes - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(span[24..], Pcm.Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], Pcm.Rate * BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(span[32..], BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(span[34..], 16);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[40..], data);
        return header;
    }
}
