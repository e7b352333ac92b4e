using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PodcastMuse.Media.Audio;

/// <summary>Turns the bytes of a PCM or float WAV into one channel of floats in ±1; several channels are averaged.</summary>
internal static class WavSamples
{
    /// <summary>Samples a channel.</summary>
    public static int Count(WavFile wav) => (int)(wav.DataBytes / (wav.BytesPerSample * wav.Channels));

    /// <param name="stream">The file.</param>
    /// <param name="wav">Its header.</param>
    /// <param name="mono">Filled from the start; at least <see cref="Count"/> long.</param>
    public static void Read(Stream stream, WavFile wav, Span<float> mono)
    {
        var count = Count(wav) * wav.Channels;
        var bytes = SampleMemory.Bytes.Rent((int)wav.DataBytes);
        var all = SampleMemory.Floats.Rent(count);
        stream.Position = wav.DataOffset;
        stream.ReadExactly(bytes, 0, (int)wav.DataBytes);
        Convert(bytes, wav, all.AsSpan(0, count));
        Average(all.AsSpan(0, count), wav.Channels, mono);
        SampleMemory.Bytes.Return(bytes);
        SampleMemory.Floats.Return(all);
    }

    private static void Convert(byte[] bytes, WavFile wav, Span<float> to)
    {
        switch (wav.Bits, wav.IsFloat)
        {
            case (16, false):
                TensorPrimitives.ConvertSaturating(MemoryMarshal.Cast<byte, short>(bytes)[..to.Length], to);
                TensorPrimitives.Multiply(to, 1f / 32_768, to);
                break;
            case (32, true):
                MemoryMarshal.Cast<byte, float>(bytes)[..to.Length].CopyTo(to);
                break;
            case (32, false):
                TensorPrimitives.ConvertSaturating(MemoryMarshal.Cast<byte, int>(bytes)[..to.Length], to);
                TensorPrimitives.Multiply(to, 1f / 2_147_483_648, to);
                break;
            case (64, true):
                TensorPrimitives.ConvertSaturating(MemoryMarshal.Cast<byte, double>(bytes)[..to.Length], to);
                break;
            case (24, false):
                for (var i = 0; i < to.Length; i++)
                    to[i] = (bytes[3 * i] << 8 | bytes[3 * i + 1] << 16 | bytes[3 * i + 2] << 24) * (1f / 2_147_483_648);
                break;
            default:
                for (var i = 0; i < to.Length; i++)
                    to[i] = (bytes[i] - 128) * (1f / 128);
                break;
        }
    }

    private static void Average(ReadOnlySpan<float> all, int channels, Span<float> mono)
    {
        if (channels == 1)
        {
            all.CopyTo(mono);
            return;
        }
        for (var i = 0; i < all.Length / channels; i++)
            mono[i] = TensorPrimitives.Sum(all.Slice(i * channels, channels)) / channels;
    }
}
