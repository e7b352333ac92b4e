using PodcastMuse.Production;
using PodcastMuse.Production.Journal;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>Seconds that the emulated providers take for a call of each kind; as its <c>--latency 1</c> has them.</summary>
internal sealed record Latency(double Script, double Speech, double Image, double Video)
{
    public static readonly Latency Real = new(8, 1.5, 6, 20);
}

/// <summary>
/// The least time that a production can take with what it asked of providers: texts one after another, for each needs the one before it;
/// lines as fast as KIE documents that tasks may be begun; steps as the plan orders them.
/// </summary>
internal static class CriticalPath
{
    /// <summary>KIE: 20 new tasks within 10 s for a key.</summary>
    private const int TasksAtOnce = 20;
    private const double Window = 10;

    /// <param name="calls">What was journalled of one production.</param>
    /// <param name="steps">Its steps: their ids by their names.</param>
    /// <param name="latency">Of a call.</param>
    public static double Of(IReadOnlyList<ProviderCall> calls, IReadOnlyDictionary<Guid, string> steps, Latency latency)
    {
        var ends = new Dictionary<string, double>();
        foreach (var step in ProductionPlan.Steps)
        {
            var own = calls.Where(call => steps[call.StepId] == step.Name).ToList();
            ends[step.Name] = step.Needs.Select(need => ends[need]).DefaultIfEmpty().Max() + Of(own, latency);
        }

        return ends.Values.Max();
    }

    private static double Of(List<ProviderCall> calls, Latency latency)
    {
        // A text is journalled as a whole and by its parts; the parts are what was asked for.
        var texts = Math.Max(0, Count("text") - 1) + Math.Max(0, Count("seo") - 1);
        var lines = Count("speech");
        return (texts * latency.Script)
            + (lines > 0 ? ((lines - 1) / TasksAtOnce * Window) + latency.Speech : 0)
            + (Count("image") * latency.Image)
            + (Count("video") * latency.Video);

        int Count(string capability) => calls.Count(call => call.Capability == capability && call.State == CallState.Finished);
    }
}
