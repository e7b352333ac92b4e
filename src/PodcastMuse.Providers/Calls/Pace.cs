namespace PodcastMuse.Providers.Calls;

/// <summary>
/// So many calls of a key within so much time. Whenever the other side counted a call, that was before its answer was here: so a permit
/// that comes back when the time has passed since the answer keeps every window of that length, and no call waits longer than it must.
/// Whoever waits is let in in turn.
/// </summary>
internal sealed class Pace(int calls, TimeSpan within, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _permits = new(calls, calls);

    /// <summary>Waits for a permit.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _permits.WaitAsync(cancellationToken);

    /// <summary>The call was answered, or came to nothing.</summary>
    public void Leave() => _ = ReturnAsync();

    public void Dispose() => _permits.Dispose();

    private async Task ReturnAsync()
    {
        await Task.Delay(within, clock);
        try
        {
            _permits.Release();
        }
        catch (ObjectDisposedException)
        {
            // The service has ended.
        }
    }
}
