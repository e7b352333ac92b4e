using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>A source was read whole, or refused with a line that names it and says what to do; never half.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Read(SourceDocument Document) : ReadOutcome;

    public sealed record Refused(Problem Problem) : ReadOutcome;
}
