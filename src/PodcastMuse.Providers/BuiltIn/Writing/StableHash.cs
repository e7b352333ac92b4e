namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>
/// Chance that is the same on every run and machine (FNV-1a with a final mix): equal briefs give equal scripts, and choices made for one passage do not
/// depend on how many were made before.
/// </summary>
internal static class StableHash
{
    public static ulong Of(params ReadOnlySpan<string> parts)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in parts)
        {
            foreach (var c in part)
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ 0x1F) * 1099511628211UL;
        }
        return Mix(hash);
    }

    /// <summary>A number from 0 up to, and without, 1.</summary>
    public static double Share(params ReadOnlySpan<string> parts) => (Of(parts) >> 11) / (double)(1UL << 53);

    // The finaliser of splitmix64.
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
