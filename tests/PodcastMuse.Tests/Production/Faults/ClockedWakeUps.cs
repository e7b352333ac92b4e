using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.Jobs;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>Delivers wake-ups in this process, late ones when the room's clock says so.</summary>
internal sealed class ClockedWakeUps(IServiceProvider services, TimeProvider clock) : IWakeUps, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Send(Guid id, string queue) => _ = DeliverAsync(id, TimeSpan.Zero);

    public void SendLater(Guid id, string queue, TimeSpan delay) => _ = DeliverAsync(id, delay);

    private async Task DeliverAsync(Guid id, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, clock, _stop.Token);
            await services.GetRequiredService<IWakeUpReceiver>().ReceiveAsync(id, _stop.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The room is closed; nobody waits for this any more.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
    }
}
