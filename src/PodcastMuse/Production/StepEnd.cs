using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>How a turn at a step ended, before it is written down.</summary>
public abstract record StepEnd
{
    private StepEnd(ProductionStep step) => Step = step;

    public ProductionStep Step { get; }

    /// <summary>It is done.</summary>
    public sealed record Completed(ProductionStep Of, Phrase Message) : StepEnd(Of);

    /// <summary>It cannot be done.</summary>
    public sealed record Failed(ProductionStep Of, Problem Problem) : StepEnd(Of);

    /// <summary>It goes on later; a fault counts towards the retries, waiting for a provider does not.</summary>
    public sealed record Postponed(ProductionStep Of, TimeSpan Delay, Phrase Message, bool IsFault) : StepEnd(Of);

    /// <summary>The turn was taken away (the process stops, the lease is lost), and there is nothing to write.</summary>
    public sealed record Withdrawn(ProductionStep Of) : StepEnd(Of);
}
