using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PodcastMuse.App.Tests.Make;

/// <summary>A 16-bit WAV file's samples, interleaved.</summary>
internal sealed record MasterSound(int Rate, int Channels, short[] Samples)
{
    private const int Window = 5; // ms

    public static MasterSound Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        int rate = 0, channels = 0;
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var (name, size) = (System.Text.Encoding.ASCII.GetString(bytes, at, 4), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)));
            if (name == "fmt ")
                (channels, rate) = (BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + 10)), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 12)));
            if (name == "data")
                return new MasterSound(rate, channels, MemoryMarshal.Cast<byte, short>(bytes.AsSpan(at + 8, size)).ToArray());
            at += 8 + size + (size & 1);
        }

        throw new InvalidDataException(path);
    }

    public double Seconds => Samples.Length / (double)Channels / Rate;

    /// <summary>When it was last louder than −60 dBFS (RMS of 5 ms); dither lies far below, the tail of a word does not.</summary>
    public double LastHeard()
    {
        var window = Rate * Window / 1000 * Channels;
        var floor = Math.Pow(10, -60 / 20.0) * short.MaxValue;
        for (var at = Samples.Length - window; at >= 0; at -= window)
        {
            if (Math.Sqrt(Samples.AsSpan(at, window).ToArray().Average(sample => (double)sample * sample)) > floor)
                return (at + window) / (double)Channels / Rate;
        }

        return 0;
    }

    /// <summary>Writes the stretches one after the other; times in seconds.</summary>
    public void Cut(IEnumerable<(double From, double To)> stretches, string path)
    {
        var cut = stretches.SelectMany(s => Samples[At(s.From)..Math.Min(At(s.To), Samples.Length)]).ToArray();
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + cut.Length * 2);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)Channels);
        file.Write(Rate);
        file.Write(Rate * Channels * 2);
        file.Write((short)(Channels * 2));
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(cut.Length * 2);
        file.Write(MemoryMarshal.AsBytes(cut.AsSpan()));
    }

    private int At(double seconds) => (int)(seconds * Rate) * Channels;
}
