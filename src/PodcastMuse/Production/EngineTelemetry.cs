using System.Diagnostics;
using System.Diagnostics.Metrics;
using PodcastMuse.Jobs;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>
/// What the engine tells those who run it: counts and times of what is committed, and spans of steps and outside calls. Names follow the
/// conventions of OpenTelemetry; values of tags are names of ours and of providers, never ids, keys or words of users.
/// </summary>
internal static class EngineTelemetry
{
    private const string Name = "PodcastMuse.Production";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Productions = Meter.CreateCounter<long>("podcast_muse.productions", "{production}", "Productions that ended, by how");

    private static readonly Histogram<double> Steps = Meter.CreateHistogram<double>(
        "podcast_muse.step.duration", "s", "From a step's first beginning to its end, by how it ended", advice: Buckets(1, 3, 10, 30, 60, 120, 300, 600, 1_800, 3_600));

    private static readonly Counter<long> StepRetries = Meter.CreateCounter<long>("podcast_muse.step.retries", "{retry}", "Turns at a step after which it is tried again later");

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>(
        "podcast_muse.provider_call.duration", "s", "From a call's beginning to its result, checked and stored; tasks with their waiting", advice: Buckets(0.1, 0.3, 1, 3, 10, 30, 60, 120, 300));

    private static readonly Counter<long> CallRetries = Meter.CreateCounter<long>("podcast_muse.provider_call.retries", "{retry}", "Calls that were sent again at once");

    private static readonly Counter<long> Credits = Meter.CreateCounter<long>("podcast_muse.credits", "{credit}", "Credits reserved, spent and refunded");

    /// <summary>As a look at the database found it last.</summary>
    private static IReadOnlyDictionary<string, int> _waiting = Queues.All.ToDictionary(queue => queue, _ => 0);

    static EngineTelemetry() => Meter.CreateObservableGauge<int>(
        "podcast_muse.queue.steps", () => Volatile.Read(ref _waiting).Select(queue => new Measurement<int>(queue.Value, new KeyValuePair<string, object?>("queue", queue.Key))),
        "{step}", "Steps that could run and wait for a worker, on all nodes; looked at every 30 seconds");

    public static Activity? Step(string step) => Spans.StartActivity($"step {step}")?.SetTag("podcast_muse.step", step);

    public static Activity? Call(string capability, string provider, string model) => Spans.StartActivity($"{capability} {provider}", ActivityKind.Client)
        ?.SetTag("podcast_muse.capability", capability).SetTag("gen_ai.provider.name", provider).SetTag("gen_ai.request.model", model);

    /// <summary>What was told of a production and stands: ends of steps and of itself.</summary>
    public static void Committed(IEnumerable<ProgressEvent> events, IReadOnlyList<ProductionStep> steps)
    {
        foreach (var told in events)
        {
            if (told.Step is null)
                Productions.Add(1, Tag("status", told.Status ?? "unknown"));
            else if (told.Status is not (StepStatus.Queued or StepStatus.InProgress) && steps.FirstOrDefault(s => s.Name == told.Step) is { } step)
                Ended(step);
        }
    }

    public static void Reserved(int credits) => Count("reserved", credits);

    public static void StepRetried(string step) => StepRetries.Add(1, Tag("step", step));

    public static void CallEnded(string capability, string provider, string outcome, TimeSpan time) =>
        Calls.Record(time.TotalSeconds, Tag("provider", provider), Tag("capability", capability), Tag("outcome", outcome));

    public static void CallRetried(string capability, string provider) => CallRetries.Add(1, Tag("provider", provider), Tag("capability", capability));

    public static void Waiting(IReadOnlyDictionary<string, int> steps) => Volatile.Write(ref _waiting, Queues.All.ToDictionary(queue => queue, queue => steps.GetValueOrDefault(queue)));

    private static void Ended(ProductionStep step)
    {
        if (step.FinishedAt - step.StartedAt is { } time)
            Steps.Record(time.TotalSeconds, Tag("step", step.Name), Tag("status", step.Status));
        if (step.Status == StepStatus.Completed)
            Count("spent", StepSettlement.ChargeOf(step)?.Credits ?? 0);
        else
            Count("refunded", ProductionEnding.RefundOf(step));
    }

    private static void Count(string change, int credits)
    {
        if (credits > 0)
            Credits.Add(credits, Tag("change", change));
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
