using System.Runtime.InteropServices;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Recognises a sentence that has been met before in nearly the same words, in time linear in the number of sentences: min-hash signatures
/// in eight bands of two find candidates, the share of common terms (Jaccard) decides.
/// </summary>
internal sealed class NearDuplicates
{
    private const int Bands = 8;
    private const double SameFrom = 0.7;

    private readonly Dictionary<(int Band, ulong Hash), List<HashSet<string>>> buckets = [];
    private readonly HashSet<string> exact = new(StringComparer.Ordinal);

    /// <summary>True where the sentence is new; it is then remembered.</summary>
    public bool Add(IReadOnlyList<string> words, IEnumerable<string> terms)
    {
        if (!exact.Add(string.Concat(words)))
            return false;
        var set = terms.ToHashSet(StringComparer.Ordinal);
        if (set.Count < 4)
            return true;
        var keys = Keys(set);
        foreach (var key in keys)
        {
            if (buckets.TryGetValue(key, out var met) && met.Any(other => Jaccard(set, other) >= SameFrom))
                return false;
        }
        foreach (var key in keys)
            (CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _) ??= []).Add(set);
        return true;
    }

    private static (int, ulong)[] Keys(HashSet<string> terms)
    {
        Span<ulong> least = stackalloc ulong[Bands * 2];
        least.Fill(ulong.MaxValue);
        foreach (var term in terms)
        {
            var hash = StableHash.Of(term);
            for (var i = 0; i < least.Length; i++)
                least[i] = Math.Min(least[i], StableHash.Mix(hash ^ ((ulong)i * 0x9E3779B97F4A7C15)));
        }
        var keys = new (int, ulong)[Bands];
        for (var band = 0; band < Bands; band++)
            keys[band] = (band, StableHash.Mix(least[2 * band] ^ (least[2 * band + 1] << 1)));
        return keys;
    }

    private static double Jaccard(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        return (double)common / (a.Count + b.Count - common);
    }
}
