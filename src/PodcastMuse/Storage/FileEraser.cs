using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Storage;

/// <summary>Looks for unfinished erasures at start and every few minutes.</summary>
internal sealed class FileEraser(FileErasures erasures, TimeProvider clock, ILogger<FileEraser> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await erasures.FinishAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                StorageLog.ErasureFailed(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
