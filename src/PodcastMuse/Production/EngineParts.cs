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

    /// <summary>What the creator reads while the step begins.</summary>
    public static string MessageFor(string step) => step switch
    {
        ProductionPlan.BriefInput => "Reading the brief and the sources",
        ProductionPlan.ScriptGeneration => "Writing the script",
        ProductionPlan.TtsGeneration => "Speaking the lines",
        ProductionPlan.AudioMastering => "Mastering the sound",
        ProductionPlan.ImageGeneration => "Making the cover",
        ProductionPlan.VideoGeneration => "Animating the cover",
        ProductionPlan.VideoAssembly => "Putting the video together",
        ProductionPlan.SeoSuggestions => "Writing title, description and tags",
        _ => "Packing everything",
    };
}
