using PodcastMuse.Kernel;

namespace PodcastMuse.Analytics;

/// <summary>A stretch of whole days in UTC, both ends included; at most a leap year long.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    private const int DefaultDays = 30;
    private const int MostDays = 366;

    /// <summary>Days about which something could be asked; beyond them lies the end of the calendar, past which there are no days.</summary>
    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2999, 12, 31);

    internal DateTimeOffset Start => new(From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first moment after it.</summary>
    internal DateTimeOffset End => new(To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    internal Period Before => new(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));

    /// <summary>The period asked for; without ends, the last thirty days.</summary>
    internal static (Period? Period, Problem? Problem) Of(DateOnly? from, DateOnly? to, DateTimeOffset now)
    {
        if (to < Earliest || to > Latest || from < Earliest || from > Latest)
            return (null, Problems.InvalidField(to < Earliest || to > Latest ? "to" : "from", $"must be between {Earliest:O} and {Latest:O}"));
        var last = to ?? DateOnly.FromDateTime(now.UtcDateTime);
        var first = from ?? last.AddDays(1 - DefaultDays);
        if (first > last)
            return (null, Problems.InvalidField("from", "must not be after 'to'"));
        return last.DayNumber - first.DayNumber >= MostDays
            ? (null, Problems.InvalidField("from", $"and 'to' may span {MostDays} days at most"))
            : (new Period(first, last), null);
    }
}
