namespace PodcastMuse.Data;

/// <summary>
/// Remembers when rows of accounts and projects were last changed, by whatever id a change named, so that a copy of them can tell whether
/// it is still true. Takes the same small memory however many rows there are: ids share stamps, which costs a copy now and then, never the truth.
/// </summary>
public sealed class ChangeStamps
{
    private const int Count = 4096;

    private readonly long[] _stamps = new long[Count];
    private long _all;
    private long _clock;

    /// <summary>The point up to which what is read from now on is true. Taken before reading.</summary>
    public long Now => Volatile.Read(ref _clock);

    /// <summary>Whether nothing that concerns these ids changed since then.</summary>
    public bool Holds(long since, IReadOnlyList<Guid> ids)
    {
        if (Volatile.Read(ref _all) > since)
            return false;
        for (var i = 0; i < ids.Count; i++)
        {
            if (Volatile.Read(ref _stamps[PlaceOf(ids[i])]) > since)
                return false;
        }

        return true;
    }

    /// <summary>Something that these ids name has changed; without ids, anything may have.</summary>
    public void Touch(IReadOnlyList<Guid> ids)
    {
        var now = Interlocked.Increment(ref _clock);
        if (ids.Count == 0)
            Raise(ref _all, now);
        for (var i = 0; i < ids.Count; i++)
            Raise(ref _stamps[PlaceOf(ids[i])], now);
    }

    private static int PlaceOf(Guid id) => (id.GetHashCode() & int.MaxValue) % Count;

    private static void Raise(ref long stamp, long now)
    {
        for (var seen = Volatile.Read(ref stamp); seen < now;)
        {
            var found = Interlocked.CompareExchange(ref stamp, now, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }
}
