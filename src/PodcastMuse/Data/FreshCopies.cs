using Microsoft.Extensions.Caching.Memory;

namespace PodcastMuse.Data;

/// <summary>An answer as it goes over the wire, the version of what it says, and whether a client that has that version needs no other.</summary>
public sealed record Copy(byte[] Body, string? Etag = null, bool Lasts = true);

/// <summary>
/// Answers that were read from the database a moment ago and are still true: a change of anything they rest on, on any node, ends them at
/// once there and, one message later, here. Whatever a lost message leaves behind is over after ten seconds.
/// </summary>
public sealed class FreshCopies(ChangeStamps stamps, IChangeBus bus) : IDisposable
{
    private const long MostBytes = 24 * 1024 * 1024;

    /// <summary>An answer beyond this is read anew each time.</summary>
    private const int MostBody = 128 * 1024;

    /// <summary>
    /// Long enough that of a hundred requests for what does not change hardly one meets the database, whose answers under load take ten
    /// times as long; short enough for what nobody announced.
    /// </summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The kept answer, while it is true.</summary>
    /// <param name="key">Whose and what; a value that compares by its parts.</param>
    public Copy? Find(object key) =>
        _kept.TryGetValue(key, out Entry? entry) && bus.Hears && stamps.Holds(entry!.Since, entry.Ids) ? entry.Copy : null;

    /// <summary>The point to name when keeping what is read after it.</summary>
    public long Now => stamps.Now;

    /// <param name="key">Whose and what.</param>
    /// <param name="since">Taken from <see cref="Now"/> before anything was read.</param>
    /// <param name="ids">What the answer rests on: the account, and every project in it.</param>
    /// <param name="copy">The answer.</param>
    public Copy Keep(object key, long since, IReadOnlyList<Guid> ids, Copy copy)
    {
        if (copy.Body.Length <= MostBody && bus.Hears)
            _kept.Set(key, new Entry(since, ids, copy), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Life, Size = copy.Body.Length });
        return copy;
    }

    public void Dispose() => _kept.Dispose();

    private sealed record Entry(long Since, IReadOnlyList<Guid> Ids, Copy Copy);
}
