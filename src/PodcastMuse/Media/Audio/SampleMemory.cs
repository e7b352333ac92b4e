using System.Buffers;

namespace PodcastMuse.Media.Audio;

/// <summary>
/// Buffers that lines and blocks pass through. A master handles gigabytes a megabyte at a time; borrowed from a small
/// bounded store, they keep the process flat, where garbage of uneven sizes leaves the large object heap full of holes.
/// </summary>
internal static class SampleMemory
{
    private const int Longest = 1 << 24, KeptOfEachSize = 6;

    public static ArrayPool<float> Floats { get; } = ArrayPool<float>.Create(Longest, KeptOfEachSize);

    public static ArrayPool<short> Shorts { get; } = ArrayPool<short>.Create(Longest, KeptOfEachSize);

    public static ArrayPool<byte> Bytes { get; } = ArrayPool<byte>.Create(Longest, KeptOfEachSize);
}
