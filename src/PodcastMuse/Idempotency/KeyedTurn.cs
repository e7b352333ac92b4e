using PodcastMuse.Data;

namespace PodcastMuse.Idempotency;

/// <summary>One try at a request with a key. While it runs, whatever commits on its behalf marks the key in the same transaction.</summary>
public sealed class KeyedTurn(Guid userId, string key, Guid id)
{
    private static readonly AsyncLocal<KeyedTurn?> Ambient = new();
    private int _isMarked;

    /// <summary>The turn on whose behalf this code runs; null outside of requests with a key.</summary>
    public static KeyedTurn? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public Guid Id => id;

    /// <summary>True once; the first commit marks the key.</summary>
    internal bool TryMark() => Interlocked.Exchange(ref _isMarked, 1) == 0;

    /// <summary>Whether anything was committed on its behalf.</summary>
    internal bool IsMarked => Volatile.Read(ref _isMarked) != 0;

    internal void Unmark() => Interlocked.Exchange(ref _isMarked, 0);

    internal IQueryable<KeyedRequest> Row(MuseDbContext db) => db.Set<KeyedRequest>().Where(r => r.UserId == userId && r.Key == key && r.Turn == id);
}
