namespace PodcastMuse.Kernel;

/// <summary>Ids of rows: UUID v7 (RFC 9562), so that they sort by the time they were made.</summary>
public static class Ids
{
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
