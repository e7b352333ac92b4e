using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>What this process works on: every open production, or one (the terminal makes one episode and leaves others alone).</summary>
public sealed class EngineScope
{
    private volatile FaultException? _fault;

    public Guid? ProductionId { get; set; }

    /// <summary>The queues whose steps this process runs.</summary>
    public IReadOnlyList<string> Queues { get; set; } = Jobs.Queues.All;

    /// <summary>
    /// A fault that could not be written down as a step's (the disk is full) and that trying again does not mend:
    /// whoever waits for the one production need not wait on.
    /// </summary>
    public FaultException? Fault => _fault;

    internal void Note(Exception fault)
    {
        if (Faults.Explain(fault) is { IsTransient: false } lasting)
            _fault ??= lasting;
    }
}
