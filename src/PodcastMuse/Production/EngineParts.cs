using Microsoft.Extensions.Logging;
using PodcastMuse.Jobs;
using PodcastMuse.Storage;

namespace PodcastMuse.Production;

/// <summary>What a runner needs beside the database: the handlers, the queue, the clock, the folder, the log.</summary>
public sealed class EngineParts(
    IEnumerable<IStepHandler> handlers, IWakeUps wakeUps, TimeProvider clock, DataFolder folder, EngineScope scope, ILogger<StepRunner> log)
{
    private readonly Dictionary<string, IStepHandler> _handlers = handlers.ToDictionary(h => h.StepName);

    public IWakeUps WakeUps => wakeUps;

    public TimeProvider Clock => clock;

    public DataFolder Folder => folder;

    public EngineScope Scope => scope;

    public ILogger Log => log;

    public IStepHandler HandlerOf(string step) => _handlers[step];
}
