using PodcastMuse.Jobs;

namespace PodcastMuse.Production;

/// <summary>Where the first steps of a production go: to this very process, if it works and has room, which saves the hop; else to the queue.</summary>
public sealed class StepHandOut(StepHost host, StepLeases leases, IWakeUps wakeUps)
{
    /// <summary>Leases to this process those that it can begin at once; the caller writes them down and then calls <see cref="Send"/>.</summary>
    public IReadOnlyList<ProductionStep> Claim(IEnumerable<ProductionStep> ready, DateTimeOffset now)
    {
        var claimed = ready.Where(host.MayBegin).ToList();
        foreach (var step in claimed)
            leases.Grant(step, now);
        return claimed;
    }

    /// <param name="production">Whose steps.</param>
    /// <param name="claimed">Leased to this process, and committed.</param>
    /// <param name="others">Ready too.</param>
    public void Send(EpisodeProduction production, IReadOnlyList<ProductionStep> claimed, IEnumerable<ProductionStep> others)
    {
        host.Begin(production, claimed);
        foreach (var step in others)
            wakeUps.Send(step.Id, step.Queue);
    }
}
