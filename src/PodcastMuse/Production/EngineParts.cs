using Microsoft.Extensions.Logging;
using PodcastMuse.Jobs;
using PodcastMuse.Storage;

namespace PodcastMuse.Production;

/// <summary>What a runner needs beside the database: the handlers, the queue, the clock, the folder, the log.</summary>
public sealed class EngineParts(
    IEnumerable<IStepHandler> handlers, IWakeUps wakeUps, TimeProvider clock, DataFolder folder, EngineScope scope, ILogger<StepRunner> log)
{
    /// <summary>Of two for the same step the one that was registered later.</summary>
    private readonly Dictionary<string, IStepHandler> _handlers = handlers.GroupBy(h => h.StepName).ToDictionary(g => g.Key, g => g.Last());

    public IWakeUps WakeUps => wakeUps;

    public TimeProvider Clock => clock;

    public DataFolder Folder => folder;

    public EngineScope Scope => scope;

    public ILogger Log => log;

    public IStepHandler HandlerOf(string step) => _handlers[step];
}
