using PodcastMuse.Production;
using PodcastMuse.Progress;

namespace PodcastMuse.App.Make;

/// <summary>A line for each change of state and every tenth of a step; for logs and pipes.</summary>
internal sealed class PlainView(TextWriter output) : IMakeView
{
    private const int Stride = 10;

    public async Task ShowAsync(IReadOnlyList<string> steps, IAsyncEnumerable<ProgressEvent> events)
    {
        var shown = new Dictionary<string, (string? Status, int Progress)>();
        await foreach (var update in events)
        {
            if (update.Step is not { } step)
                continue;
            var last = shown.GetValueOrDefault(step);
            if (last.Status == update.Status && (update.Status != StepStatus.InProgress || update.Progress < last.Progress + Stride))
                continue;
            shown[step] = (update.Status, update.Progress);
            await output.WriteLineAsync($"{step} {update.Status} {update.Progress}% {update.Message}");
            await output.FlushAsync();
        }
    }
}
