using Microsoft.Extensions.Time.Testing;

namespace PodcastMuse.Tests.Production.Faults;

/// <summary>
/// A clock that runs so many times as fast as the world's: waits of minutes are seconds, and all waits keep their proportions. It is moved
/// on by the threads that do the work, so that where they get no processor, time stands still, and nothing comes too late for that reason.
/// </summary>
internal sealed class FastClock : FakeTimeProvider, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public FastClock(double factor)
        : base(TimeProvider.System.GetUtcNow()) => _run = Task.Run(() => RunAsync(Beat * factor));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync(TimeSpan step)
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Beat);
            Advance(step);
        }
    }
}
