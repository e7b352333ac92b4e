using PodcastMuse.Kernel;

namespace PodcastMuse.Production;

/// <summary>How a handler's turn ended: the step is done, or wants to be looked at again later (a provider's task runs).</summary>
public abstract record StepOutcome
{
    private StepOutcome() { }

    public sealed record Done(Phrase Message) : StepOutcome;

    public sealed record LookAgain(TimeSpan After, Phrase Message) : StepOutcome;
}

/// <summary>
/// Does one step. It may be run again at any point after a crash and must then repeat only what is missing:
/// outside calls go through the journal, files are put on the shelf whole. Faults are thrown.
/// </summary>
public interface IStepHandler
{
    string StepName { get; }

    Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken);
}
