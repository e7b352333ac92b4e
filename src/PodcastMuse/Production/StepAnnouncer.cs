using Microsoft.EntityFrameworkCore;
using PodcastMuse.Data;
using PodcastMuse.Kernel;
using PodcastMuse.Progress;

namespace PodcastMuse.Production;

/// <summary>Writes a step's progress to its row and to the feed, after what it announces was committed.</summary>
public sealed class StepAnnouncer(IDbContextFactory<MuseDbContext> database, ProgressFeed feed)
{
    public const string ProgressUpdate = "progress_update";

    public Task StepAsync(ProductionStep step, string status, int progress, Phrase message, CancellationToken cancellationToken) =>
        feed.PublishAsync(step.UserId, step.ProjectId, step.ProductionId, ProgressUpdate, step.Name, status, progress, message, cancellationToken);

    internal async Task ProgressAsync(ProductionStep step, StepReport report, CancellationToken cancellationToken)
    {
        await using (var db = await database.CreateDbContextAsync(cancellationToken))
        {
            await db.Set<ProductionStep>().Where(s => s.Id == step.Id && s.Progress <= report.Percent).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Progress, report.Percent).SetProperty(s => s.Message, report.Message.Words).SetProperty(s => s.Said, report.Message.SaidAsJson), cancellationToken);
        }

        await StepAsync(step, StepStatus.InProgress, report.Percent, report.Message, cancellationToken);
    }

    public async Task SettledAsync(ProductionStep step, string status, Phrase message, Settled settled, CancellationToken cancellationToken)
    {
        var told = status == StepStatus.Failed ? WithRefund(message.Words, StepSettlement.ChargeOf(step)?.Credits ?? 0) : message;
        await StepAsync(step, status, status == StepStatus.Completed ? 100 : step.Progress, told, cancellationToken);
        foreach (var skipped in settled.Skipped)
            await StepAsync(skipped, StepStatus.Skipped, skipped.Progress, WithRefund(skipped.Message!, ProductionEnding.RefundOf(skipped)), cancellationToken);
        if (settled.Ended is { } ended)
        {
            Phrase words = ended == ProductionStatus.Completed ? StepWords.EpisodeReady
                : WithRefund($"It could not be finished. {settled.Reason}".TrimEnd(), settled.Refunded);
            await feed.PublishAsync(
                step.UserId, step.ProjectId, step.ProductionId, $"production_{ended}", null, ended, 100, words, cancellationToken);
        }
    }

    /// <summary>The words, and what went back.</summary>
    internal static string WithRefund(string words, int credits) =>
        credits == 0 ? words : $"{words} {(credits == 1 ? "1 credit" : $"{credits} credits")} went back to your balance.";
}
