using PodcastMuse.Data;

namespace PodcastMuse.Production;

/// <summary>How a step of a production ended, in the project's <c>generation_log</c>. Credits: what it cost, 0 where they went back.</summary>
public sealed record GenerationEntry(
    Guid ProductionId, string Step, string Status, int Attempts, int Credits, string? Message, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <summary>The brief's column <c>generation_log</c>: every step of the productions so far, the oldest first.</summary>
internal static class GenerationLog
{
    /// <summary>A project that is edited for years keeps the newest; the ledger and the audit keep the rest.</summary>
    private const int Most = 200;

    /// <summary>The log with these steps of one production at its end. A resumed production ends again, and its entries are replaced.</summary>
    public static string With(string log, IReadOnlyList<ProductionStep> steps)
    {
        var others = JsonColumn.Read<List<GenerationEntry>>(log).Where(e => steps.All(s => s.ProductionId != e.ProductionId));
        var these = ProductionPlan.Steps.SelectMany(d => steps.Where(s => s.Name == d.Name)).Select(s => new GenerationEntry(
            s.ProductionId, s.Name, s.Status, s.Attempts, s.Credits - ProductionEnding.RefundOf(s), s.Message, s.StartedAt, s.FinishedAt));
        return JsonColumn.Write(others.Concat(these).TakeLast(Most));
    }
}
