using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ProviderEmulator.Media;

/// <summary>16-bit mono samples as bytes, with and without the RIFF header.</summary>
internal static class Wave
{
    public static byte[] Raw(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples).ToArray();

    public static short[] Samples(ReadOnlySpan<byte> raw) => MemoryMarshal.Cast<byte, short>(raw[..(raw.Length & ~1)]).ToArray();

    public static byte[] Riff(ReadOnlySpan<short> samples, int rate)
    {
        var bytes = new byte[44 + (samples.Length * 2)];
        var span = bytes.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 16);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], samples.Length * 2);
        MemoryMarshal.AsBytes(samples).CopyTo(span[44..]);
        return bytes;
    }
}
