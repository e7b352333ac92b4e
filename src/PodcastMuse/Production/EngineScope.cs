namespace PodcastMuse.Production;

/// <summary>What this process works on: every open production, or one (the terminal makes one episode and leaves others alone).</summary>
public sealed class EngineScope
{
    public Guid? ProductionId { get; set; }
}
