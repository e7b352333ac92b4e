using System.Buffers.Binary;

namespace PodcastMuse.Media.Audio;

/// <summary>A take as a WAV: 16 bit, mono.</summary>
public static class TakeFile
{
    private const int Bytes = 2;

    /// <param name="samples">From -1 to 1; beyond that they are cut.</param>
    /// <param name="rate">In hertz.</param>
    public static byte[] Of(ReadOnlySpan<float> samples, int rate)
    {
        var file = new byte[WavHeader.Bytes + (samples.Length * Bytes)];
        WavHeader.Write(rate, channels: 1, samples.Length).CopyTo(file, 0);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(WavHeader.Bytes + (i * Bytes)), (short)Math.Clamp(MathF.Round(samples[i] * short.MaxValue), short.MinValue, short.MaxValue));
        return file;
    }
}
