using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Draws a master as pairs of least and greatest samples, in the JSON of BBC's audiowaveform (version 2), which players read.
/// 2,000 pairs are more than a screen is wide.
/// </summary>
public static class Waveform
{
    private const int Pairs = 2_000;
    private const int Bits = 8;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The JSON of a 16-bit WAV; memory does not grow with its length.</summary>
    public static async Task<byte[]> DrawAsync(string wavPath, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(wavPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: true);
        if (WavFile.ReadHeader(file) is not { Bits: 16, IsFloat: false } wav)
            throw new InvalidDataException($"{Path.GetFileName(wavPath)} is not a WAV of 16 bits.");
        var block = wav.Channels * wav.BytesPerSample;
        var samples = wav.DataBytes / block;
        var perPair = (int)Math.Max(1, (samples + Pairs - 1) / Pairs);
        var buffer = new byte[perPair * block];
        var pairs = new List<int>(2 * Pairs);
        file.Position = wav.DataOffset;
        for (var left = samples; left > 0; left -= perPair)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(perPair, left) * block);
            await file.ReadExactlyAsync(part, cancellationToken);
            Add(pairs, MemoryMarshal.Cast<byte, short>(part.Span));
        }

        return JsonSerializer.SerializeToUtf8Bytes(new Document(2, 1, wav.Rate, perPair, Bits, pairs.Count / 2, pairs), Json);
    }

    /// <summary>All channels together, as one wave is drawn; 16 bits become 8.</summary>
    private static void Add(List<int> pairs, ReadOnlySpan<short> samples)
    {
        pairs.Add(TensorPrimitives.Min(samples) >> Bits);
        pairs.Add(TensorPrimitives.Max(samples) >> Bits);
    }

    private sealed record Document(int Version, int Channels, int SampleRate, int SamplesPerPixel, int Bits, int Length, IReadOnlyList<int> Data);
}
