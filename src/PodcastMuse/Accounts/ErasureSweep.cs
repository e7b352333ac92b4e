using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PodcastMuse.Accounts;

/// <summary>Ends erasures that were interrupted.</summary>
internal sealed class ErasureSweep(AccountErasing erasing, TimeProvider clock, ILogger<ErasureSweep> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await erasing.FinishAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                AccountsLog.ErasureWaits(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
