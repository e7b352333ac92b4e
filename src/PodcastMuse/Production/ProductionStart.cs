using PodcastMuse.Projects;

namespace PodcastMuse.Production;

/// <summary>
/// A production to begin: its steps, and the rows that stand or fall with it (a new project, its sources, a script), so that
/// nothing is left of an order that could not be paid.
/// </summary>
public sealed record ProductionStart(Guid UserId, Guid ProjectId, ProductionSettings Settings, IReadOnlyList<PlannedStep> Steps)
{
    public IReadOnlyList<object> Rows { get; init; } = [];

    /// <summary>What the order says of a project that exists; written with it, or not at all.</summary>
    public ProjectWords? Says { get; init; }

    public bool WithNewProject => Rows.OfType<Project>().Any();

    /// <summary>Every step of an episode.</summary>
    public static IReadOnlyList<PlannedStep> Whole(ProductionSettings settings) =>
        [.. ProductionPlan.For(settings.WithVideo).Select(definition => new PlannedStep(definition))];
}

/// <summary>How a start or resume ended.</summary>
public enum StartOutcome
{
    /// <summary>The production runs.</summary>
    Started,

    /// <summary>The balance does not reach; nothing was charged.</summary>
    InsufficientCredits,

    /// <summary>Another production of the project is open; nothing was charged.</summary>
    AlreadyRunning,

    /// <summary>The account has as many projects as it may have; nothing was charged.</summary>
    TooManyProjects,

    /// <summary>There is no such project, or no production to resume.</summary>
    NotFound,

    /// <summary>Everything asked for is there already.</summary>
    NothingToDo,
}
