namespace PodcastMuse.Jobs;

/// <summary>
/// Sends wake-ups for work that stands in the database. A wake-up carries only an id and may be lost, late or doubled:
/// the receiver looks up what there is to do.
/// </summary>
public interface IWakeUps
{
    void Send(Guid id, string queue);

    void SendLater(Guid id, string queue, TimeSpan delay);
}

/// <summary>Takes wake-ups. Returns once the work was begun (or refused), so that no queue worker is held while it runs.</summary>
public interface IWakeUpReceiver
{
    Task ReceiveAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>Queues by priority, highest first.</summary>
public static class Queues
{
    public const string High = "high_priority";
    public const string Medium = "medium_priority";
    public const string Low = "low_priority";

    public static readonly string[] All = [High, Medium, Low];
}
