namespace PodcastMuse.Media.Codecs;

/// <summary>CRC-16 (x¹⁶ + x¹⁵ + x² + 1, reflected, start 0) as LAME's Info header uses it.</summary>
internal static class Crc16
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static ushort Append(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            crc = (ushort)(crc >> 8 ^ Table[(crc ^ b) & 0xFF]);
        return crc;
    }

    private static ushort Entry(int value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? value >> 1 ^ 0xA001 : value >> 1;
        return (ushort)value;
    }
}
