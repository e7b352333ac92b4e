using System.Globalization;

namespace PodcastMuse.Production.Orders;

/// <summary>What can be said of an order before it runs.</summary>
public static class Estimates
{
    private const double UnaskedMinutes = 8;

    /// <summary>A span in words, as "5-8 minutes"; measured with <c>muse bench make</c>, half an hour of episode on two cores.</summary>
    public static string TimeOf(double? minutes)
    {
        var asked = minutes ?? UnaskedMinutes;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(0.5 + (0.15 * asked)))}-{Math.Ceiling(2 + (0.2 * asked))} minutes");
    }
}
