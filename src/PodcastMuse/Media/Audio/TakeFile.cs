using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>Writes a take as a WAV: 48 kHz, 16 bit, mono.</summary>
internal static class TakeFile
{
    private const int Header = 44, Bytes = 2;

    public static void Write(string path, ReadOnlySpan<float> samples)
    {
        var file = new byte[Header + (samples.Length * Bytes)];
        var span = file.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], Pcm.Rate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], Pcm.Rate * Bytes);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], Bytes);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 8 * Bytes);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], file.Length - Header);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(span[(Header + (i * Bytes))..], (short)Math.Clamp(MathF.Round(samples[i] * short.MaxValue), short.MinValue, short.MaxValue));
        File.WriteAllBytes(path, file);
    }
}
