using System.Globalization;

namespace PodcastMuse.Media.Episodes;

/// <summary>A time as people read it: <c>4:07</c>, <c>1:04:07</c>; whole seconds, never rounded up, so that a jump lands before the words.</summary>
internal static class ClockText
{
    public static string Of(TimeSpan at) => at.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours}:{at.Minutes:00}:{at.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{at.Minutes}:{at.Seconds:00}");

    /// <summary>Seconds rounded to the millisecond, as the JSON formats have them.</summary>
    public static double Seconds(TimeSpan at) => Math.Round(at.TotalSeconds, 3);
}
