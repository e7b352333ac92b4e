namespace PodcastMuse.Providers;

/// <summary>
/// How many chapters a script by a language model is divided into. The writer asks for as many, and the estimate foretells a call for each,
/// so both take the number from here.
/// </summary>
public static class ChapterCount
{
    public const int Most = 20;

    // Players show chapters; under a minute and a half one is a paragraph, over six it is a lecture.
    private const double Minutes = 4.5;
    private const double ShortestDivided = 150;

    /// <param name="seconds">Length of the whole episode's speech.</param>
    public static int For(double seconds) => Math.Clamp((int)Math.Round(seconds / 60 / Minutes) + 1, seconds < ShortestDivided ? 1 : 2, Most);
}
