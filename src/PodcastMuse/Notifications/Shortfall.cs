using System.Globalization;

namespace PodcastMuse.Notifications;

/// <summary>An episode that is shorter than asked for, because its material carries no more. In seconds.</summary>
public sealed record Shortfall(double Seconds, double Wanted)
{
    /// <summary>Minutes and seconds, however many: 75:00.</summary>
    public static string Clock(double seconds)
    {
        var (minutes, rest) = Math.DivRem((int)Math.Round(seconds), 60);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes}:{rest:00}");
    }
}
