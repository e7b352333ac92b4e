using PodcastMuse.Production;
using PodcastMuse.Production.Journal;
using PodcastMuse.Providers.Kie;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>Seconds that the emulated providers take for a call of each kind, as they tell it.</summary>
internal sealed record Latency(double Script, double Speech, double Image, double Video);

/// <summary>
/// The least time that a production can take with what it asked of providers: texts one after another, for each needs the one before it;
/// lines as fast as KIE lets tasks begin, and be asked about when they are done; steps as the plan orders them.
/// </summary>
internal static class CriticalPath
{
    /// <summary>In seconds: of the whole, and of each step alone.</summary>
    /// <param name="calls">What was journalled of one production.</param>
    /// <param name="steps">Its steps: their ids by their names.</param>
    /// <param name="latency">Of a call.</param>
    public static (double Whole, IReadOnlyDictionary<string, double> Steps) Of(IReadOnlyList<ProviderCall> calls, IReadOnlyDictionary<Guid, string> steps, Latency latency)
    {
        var (alone, ends) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var step in ProductionPlan.Steps)
        {
            alone[step.Name] = Of(calls.Where(call => steps[call.StepId] == step.Name).ToList(), latency);
            ends[step.Name] = step.Needs.Select(need => ends[need]).DefaultIfEmpty().Max() + alone[step.Name];
        }

        return (ends.Values.Max(), alone);
    }

    private static double Of(List<ProviderCall> calls, Latency latency)
    {
        // A text is journalled as a whole and by its parts; the parts are what was asked for.
        var texts = Math.Max(0, Count("text") - 1) + Math.Max(0, Count("seo") - 1);
        return (texts * latency.Script) + LinesOf(Count("speech"), latency.Speech) + (Count("image") * latency.Image) + (Count("video") * latency.Video);

        int Count(string capability) => calls.Count(call => call.Capability == capability && call.State == CallState.Finished);
    }

    /// <summary>The tasks of the last window begin together and end together; each is then asked about once.</summary>
    private static double LinesOf(int lines, double latency)
    {
        if (lines == 0)
            return 0;
        var (windows, last) = Math.DivRem(lines - 1, KieLimits.TasksAtOnce);
        return (windows * KieLimits.TaskWindow.TotalSeconds) + latency + (last / KieLimits.QuestionsAtOnce * KieLimits.QuestionWindow.TotalSeconds);
    }
}
