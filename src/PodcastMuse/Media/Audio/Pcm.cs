namespace PodcastMuse.Media.Audio;

/// <summary>The one sample format of the studio: every sound is 48 kHz float before it is mixed.</summary>
public static class Pcm
{
    /// <summary>Samples a second of everything inside the master and of its files.</summary>
    public const int Rate = 48_000;

    /// <summary>Samples in an MPEG-1 layer III frame (ISO/IEC 11172-3); lines start on its multiples.</summary>
    public const int Frame = 1_152;

    public static double ToDecibels(double amplitude) => amplitude > 0 ? 20 * Math.Log10(amplitude) : double.NegativeInfinity;

    public static double FromDecibels(double decibels) => Math.Pow(10, decibels / 20);
}
