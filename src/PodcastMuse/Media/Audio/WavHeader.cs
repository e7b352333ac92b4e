using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>The 44 bytes in front of 16-bit samples, and what the master's files need of them: 48 kHz, stereo.</summary>
public static class WavHeader
{
    public const int Bytes = 44;

    /// <summary>Of the master.</summary>
    public const int BytesPerFrame = 2 * BytesPerSample;

    /// <summary>Of the master; what a 32-bit RIFF length holds: 6 hours and 12 minutes.</summary>
    public const long MostSamples = (uint.MaxValue - Bytes) / BytesPerFrame;

    private const int BytesPerSample = 2;

    /// <param name="rate">In hertz.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="samples">Of each channel.</param>
    public static byte[] Write(int rate, int channels, long samples)
    {
        var header = new byte[Bytes];
        var frame = channels * BytesPerSample;
        var data = checked((uint)(samples * frame));
        var span = header.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], data + Bytes - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(span[24..], (uint)rate);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], (uint)(rate * frame));
        BinaryPrimitives.WriteUInt16LittleEndian(span[32..], (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(span[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[40..], data);
        return header;
    }
}
