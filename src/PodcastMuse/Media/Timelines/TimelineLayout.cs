using PodcastMuse.Media.Audio;

namespace PodcastMuse.Media.Timelines;

/// <summary>
/// Puts lines on the master's clock. Each line starts on an MP3 frame and takes a whole number of frames, gap included,
/// that depends on nothing but itself and its successor's turn: an edit shifts what follows by whole frames and changes nothing in it.
/// </summary>
internal sealed record TimelineLayout(long[] Starts, long[] Lengths, long Length)
{
    /// <summary>How far the closing silence may give or take, in seconds, to land on the target exactly.</summary>
    private const double SlackLess = 0.4, SlackMore = 0.7;

    /// <summary>Lines never come closer than this, in samples (60 ms).</summary>
    private const int SmallestGap = 2_880;

    public static int Samples(double seconds) => (int)Math.Round(seconds * Pcm.Rate);

    public static int AtTempo(int samples, double tempo) => tempo == 1 ? samples : (int)Math.Round(samples / tempo);

    /// <param name="samples">Trimmed length of each line, before any change of tempo.</param>
    /// <param name="lines">The same lines' speakers and chapters.</param>
    /// <param name="pace">Gap scale and tempo.</param>
    /// <param name="withMusic">Whether opening, bridges and closing are played.</param>
    /// <param name="targetSeconds">The closing silence gives way a little to land on it.</param>
    public static TimelineLayout Place(int[] samples, IReadOnlyList<SpokenLength> lines, Pace pace, bool withMusic, double? targetSeconds)
    {
        var starts = new long[samples.Length];
        var lengths = new long[samples.Length];
        var at = (long)Frames(NaturalGaps.Lead(withMusic) * Pcm.Rate) * Pcm.Frame;
        for (var i = 0; i < samples.Length; i++)
        {
            starts[i] = at;
            lengths[i] = AtTempo(samples[i], pace.Tempo);
            var gap = (i + 1 < samples.Length ? Gap(lines[i], lines[i + 1], pace.GapScale, withMusic) : NaturalGaps.Tail(withMusic)) * Pcm.Rate;
            var frames = Math.Max(Frames(lengths[i] + gap), (lengths[i] + SmallestGap + Pcm.Frame - 1) / Pcm.Frame);
            at += frames * Pcm.Frame;
        }
        if (targetSeconds is { } target)
            at = (long)Frames(Settle(at / (double)Pcm.Rate, target) * Pcm.Rate) * Pcm.Frame;
        return new TimelineLayout(starts, lengths, at);
    }

    /// <summary>The target where the closing silence can make up the difference, else the length as it is; seconds.</summary>
    public static double Settle(double seconds, double target) =>
        target >= seconds - SlackLess && target <= seconds + SlackMore ? target : seconds;

    private static double Gap(SpokenLength line, SpokenLength next, double scale, bool withMusic)
    {
        var gap = NaturalGaps.Between(line.Speaker, line.Chapter, next.Speaker, next.Chapter, withMusic);
        // A bridge of music has its own length; only the talk around it stretches.
        return withMusic && line.Chapter != next.Chapter ? gap : gap * scale;
    }

    private static long Frames(double samples) => (long)Math.Round(samples / Pcm.Frame);
}
