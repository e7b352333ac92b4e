using PodcastMuse.Providers;

namespace PodcastMuse.Production;

/// <summary>
/// A model at work for one user, for one turn of a step. What it is can be asked at any time; the user's key is opened only when a call is
/// really sent (what the journal knows needs none), and overwritten in memory when the turn ends.
/// </summary>
public sealed class Engagement<T> : IDisposable
    where T : class
{
    private readonly Func<CancellationToken, Task<(T Model, ProviderAccess Access)>>? _open;
    private readonly SemaphoreSlim _turn = new(1);
    private (T Model, ProviderAccess Access)? _opened;

    internal Engagement(T bare, Func<CancellationToken, Task<(T Model, ProviderAccess Access)>>? open) => (Bare, _open) = (bare, open);

    /// <summary>The model without a key: its name, its limits, its voices.</summary>
    public T Bare { get; }

    /// <summary>The model with the user's key; a permanent fault where the user has none.</summary>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_open is null)
            return Bare;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return (_opened ??= await _open(cancellationToken)).Model;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _opened?.Access.Dispose();
        _turn.Dispose();
    }
}
