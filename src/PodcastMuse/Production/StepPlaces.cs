namespace PodcastMuse.Production;

/// <summary>What this process works on at once. Heavy steps (mastering, video, packing) get as many places as there are cores.</summary>
public sealed class StepPlaces(EngineScope scope)
{
    /// <summary>Most of their time they wait for somebody else's answer: hundreds of productions have several such steps each under way.</summary>
    private const int LightPlaces = 1_000;

    private readonly Places _heavy = new(Math.Max(1, Environment.ProcessorCount));
    private readonly Places _light = new(LightPlaces);

    /// <summary>Whether a step could be begun here at this moment.</summary>
    public bool HasRoomFor(ProductionStep step) => scope.Queues.Contains(step.Queue) && Of(step).HasRoom;

    /// <summary>Work that a person waits for overtakes.</summary>
    internal static int RankOf(ProductionStep step) => Array.IndexOf(Jobs.Queues.All, step.Queue);

    internal Places Of(ProductionStep step) => ProductionPlan.Of(step.Name).IsHeavy ? _heavy : _light;
}
