using PodcastMuse.Production;
using PodcastMuse.Progress;
using Spectre.Console;

namespace PodcastMuse.App.Make;

/// <summary>A bar for each step on a terminal.</summary>
internal sealed class BarsView(IAnsiConsole console) : IMakeView
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        [ProductionPlan.BriefInput] = "Brief and sources",
        [ProductionPlan.ScriptGeneration] = "Script",
        [ProductionPlan.TtsGeneration] = "Voices",
        [ProductionPlan.AudioMastering] = "Master",
        [ProductionPlan.ImageGeneration] = "Cover",
        [ProductionPlan.VideoGeneration] = "Motion",
        [ProductionPlan.VideoAssembly] = "Video",
        [ProductionPlan.SeoSuggestions] = "Texts",
        [ProductionPlan.Packaging] = "Package",
    };

    public Task ShowAsync(IReadOnlyList<string> steps, IAsyncEnumerable<ProgressEvent> events) =>
        console.Progress()
            .AutoClear(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 30, CompletedStyle = new Style(Color.Green) },
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bars = steps.ToDictionary(s => s, s => progress.AddTask(Labels[s], autoStart: false, maxValue: 100));
                await foreach (var update in events)
                {
                    if (update.Step is { } step && bars.TryGetValue(step, out var bar))
                        Apply(bar, Labels[step], update);
                }
            });

    private static void Apply(ProgressTask bar, string label, ProgressEvent update)
    {
        if (!bar.IsStarted && update.Status == StepStatus.InProgress)
            bar.StartTask();
        bar.Value = Math.Max(bar.Value, update.Progress);
        bar.Description = update.Status switch
        {
            StepStatus.Completed => $"[green]{label}[/]",
            StepStatus.Failed => $"[red]{label}[/]",
            StepStatus.Skipped or StepStatus.Cancelled => $"[grey]{label}[/]",
            _ => label,
        };
        if (update.Status is StepStatus.Completed or StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled)
            bar.StopTask();
    }
}
