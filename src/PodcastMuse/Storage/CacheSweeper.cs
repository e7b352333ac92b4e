using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Storage;

/// <summary>Keeps this node's cache within its bounds, from its start on.</summary>
internal sealed class CacheSweeper(DataFolder folder, TimeProvider clock, ILogger<CacheSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                folder.SweepCache(clock);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                StorageLog.CacheNotSwept(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
