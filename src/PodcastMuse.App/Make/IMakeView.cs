using PodcastMuse.Progress;

namespace PodcastMuse.App.Make;

/// <summary>Shows a production's progress until its events end.</summary>
internal interface IMakeView
{
    Task ShowAsync(IReadOnlyList<string> steps, IAsyncEnumerable<ProgressEvent> events);
}

/// <summary>For <c>--json</c>: nothing until the end.</summary>
internal sealed class SilentView : IMakeView
{
    public async Task ShowAsync(IReadOnlyList<string> steps, IAsyncEnumerable<ProgressEvent> events)
    {
        await foreach (var _ in events)
        {
            // The object at the end says it all.
        }
    }
}
