using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PodcastMuse.Media.Audio;

/// <summary>Turns the bytes of a PCM or float WAV into one channel of floats in ±1; several channels are averaged.</summary>
internal static class WavSamples
{
    public static float[] Read(Stream stream, WavFile wav)
    {
        var bytes = new byte[wav.DataBytes];
        stream.Position = wav.DataOffset;
        stream.ReadExactly(bytes);
        var all = new float[bytes.Length / wav.BytesPerSample];
        Convert(bytes, wav, all);
        return wav.Channels == 1 ? all : Average(all, wav.Channels);
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

    private static float[] Average(float[] all, int channels)
    {
        var mono = new float[all.Length / channels];
        for (var i = 0; i < mono.Length; i++)
            mono[i] = TensorPrimitives.Sum<float>(all.AsSpan(i * channels, channels)) / channels;
        return mono;
    }
}
