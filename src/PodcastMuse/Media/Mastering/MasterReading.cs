using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Loudness;

namespace PodcastMuse.Media.Mastering;

/// <summary>Meters files that are already written, for when some of their blocks were replaced; also sums the music for the Info frame.</summary>
internal static class MasterReading
{
    private const int Chunk = 1 << 18;

    public static async Task<(LoudnessMeter Wav, LoudnessMeter Mp3)> MeasureAsync(
        MasterFiles files, long samples, CancellationToken cancellationToken)
    {
        var mp3 = MeasureMp3Async(files.Mp3Part, samples, cancellationToken);
        var wav = await MeasureWavAsync(files.WavPart, cancellationToken);
        return (wav, await mp3);
    }

    public static void Add(LoudnessMeter meter, ReadOnlySpan<short> stereo, Span<float> scratch)
    {
        var floats = scratch[..stereo.Length];
        TensorPrimitives.ConvertSaturating(stereo, floats);
        TensorPrimitives.Multiply(floats, 1f / 32_768, floats);
        meter.Add(floats);
    }

    /// <summary>CRC-16 of all frames after the first.</summary>
    public static async Task<ushort> SumMusicAsync(string mp3Path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(mp3Path);
        stream.Position = Mp3Format.FrameBytes;
        var buffer = new byte[Chunk];
        ushort crc = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            crc = Crc16.Append(crc, buffer.AsSpan(0, read));
        return crc;
    }

    private static async Task<LoudnessMeter> MeasureWavAsync(string path, CancellationToken cancellationToken)
    {
        var meter = new LoudnessMeter();
        await using var stream = File.OpenRead(path);
        stream.Position = WavHeader.Bytes;
        var bytes = new byte[Chunk];
        var floats = new float[Chunk / 2];
        int read;
        while ((read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
            Add(meter, MemoryMarshal.Cast<byte, short>(bytes.AsSpan(0, read)), floats);
        meter.Finish();
        return meter;
    }

    private static async Task<LoudnessMeter> MeasureMp3Async(string path, long samples, CancellationToken cancellationToken)
    {
        await using var decoded = new DecodedMeter(samples, cancellationToken);
        await using var stream = File.OpenRead(path);
        var bytes = new byte[Chunk];
        int read;
        while ((read = await stream.ReadAsync(bytes, cancellationToken)) > 0)
            await decoded.WriteAsync(bytes.AsMemory(0, read), cancellationToken);
        return await decoded.FinishAsync();
    }
}
