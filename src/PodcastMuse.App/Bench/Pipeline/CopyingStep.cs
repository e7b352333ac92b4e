using PodcastMuse.Production;
using PodcastMuse.Projects;

namespace PodcastMuse.App.Bench.Pipeline;

/// <summary>Shelves a small file as a step's result, and makes nothing.</summary>
internal sealed class CopyingStep(string step, string path, AssetShelf shelf) : IStepHandler
{
    public string StepName => step;

    public async Task<StepOutcome> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        var local = Path.Combine(context.Scratch, Path.GetFileName(path));
        await File.WriteAllTextAsync(local, step, cancellationToken);
        await context.PutAsync(shelf, path, local, null, cancellationToken);
        return new StepOutcome.Done("Copied.");
    }
}
