namespace PodcastMuse.Kernel;

/// <summary>Times of rows: whole microseconds, which every database keeps, so that a row read back says what was written.</summary>
public static class Moment
{
    public static DateTimeOffset Now(TimeProvider clock) => Whole(clock.GetUtcNow());

    /// <summary>Now, but always later than <paramref name="before"/>: two changes of a row never carry the same time.</summary>
    public static DateTimeOffset After(DateTimeOffset before, TimeProvider clock) =>
        Now(clock) is var now && now > before ? now : Whole(before).AddMicroseconds(1);

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
