using Microsoft.Extensions.Hosting;

namespace PodcastMuse.App.Serve;

/// <summary>
/// Gives memory back to the system, once: starting (the data model, the routes, the API's description) leaves more garbage than serving
/// makes, and a service that nobody asks anything would keep it for hours.
/// </summary>
internal sealed class StartLeftovers(TimeProvider clock) : BackgroundService
{
    /// <summary>After the first requests, which prepare what is prepared when it is needed.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Wait, clock, stoppingToken);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (OperationCanceledException)
        {
            // Stopped before that.
        }
    }
}
