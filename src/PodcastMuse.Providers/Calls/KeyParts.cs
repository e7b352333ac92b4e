using System.Collections.Concurrent;

namespace PodcastMuse.Providers.Calls;

/// <summary>
/// What is kept for each key: a part for each name, made when it is first asked for. Parts that nobody asked for in a while are let go, so
/// that keys which come and go leave nothing behind; the while is longer than any call may take, and than anything a part remembers.
/// </summary>
internal sealed class KeyParts<T>(TimeProvider clock)
{
    private static readonly TimeSpan While = TimeSpan.FromMinutes(30);

    /// <summary>New parts between two looks at what may go.</summary>
    private const int BetweenLooks = 256;

    private readonly ConcurrentDictionary<string, Kept> _parts = new();
    private int _made;

    public int Count => _parts.Count;

    public T Of(string name, Func<T> make)
    {
        var kept = _parts.GetOrAdd(name, _ => Make(make));
        kept.Asked = clock.GetTimestamp();
        return kept.Part;
    }

    private Kept Make(Func<T> make)
    {
        if (Interlocked.Increment(ref _made) % BetweenLooks == 0)
        {
            foreach (var (old, kept) in _parts)
            {
                if (clock.GetElapsedTime(kept.Asked) > While)
                    _parts.TryRemove(old, out _);
            }
        }

        return new Kept(make(), clock.GetTimestamp());
    }

    private sealed class Kept(T part, long asked)
    {
        private long _asked = asked;

        public T Part => part;

        public long Asked
        {
            get => Volatile.Read(ref _asked);
            set => Volatile.Write(ref _asked, value);
        }
    }
}
