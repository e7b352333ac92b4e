namespace PodcastMuse.Media.Timelines;

/// <summary>
/// The silences of unhurried talk, in seconds, before any scaling. Writers predict with them, the master lays out with them;
/// people change turns after 0.2–0.6 s and pause longer between topics.
/// </summary>
public static class NaturalGaps
{
    public const double SameSpeaker = 0.35;
    public const double Turn = 0.5;
    public const double Chapter = 1.4;

    /// <summary>With music a short bridge plays between chapters, and an opening and a closing around the episode.</summary>
    public const double ChapterWithMusic = 4.2;

    /// <summary>From the start of the master to the first word.</summary>
    public static double Lead(bool withMusic) => withMusic ? 5.0 : 0.35;

    /// <summary>From the last word to the end of the master.</summary>
    public static double Tail(bool withMusic) => withMusic ? 7.0 : 0.8;

    public static double Between(int speaker, int chapter, int nextSpeaker, int nextChapter, bool withMusic) =>
        chapter != nextChapter ? (withMusic ? ChapterWithMusic : Chapter)
        : speaker != nextSpeaker ? Turn
        : SameSpeaker;
}
