namespace PodcastMuse.Media.Music;

/// <summary>The themes an episode may have; "none" is none of them.</summary>
public static class Beds
{
    private static readonly Bed[] All =
    [
        // Cmaj9, Am9, Fmaj9, G13: unhurried.
        new("calm", 76, 4, [[48, 55, 64, 67, 71, 74], [45, 52, 60, 64, 67, 71], [41, 53, 57, 64, 67, 72], [43, 53, 59, 64, 69, 74]], 8, 0.45),
        // Dadd9, A with C sharp below, Bm7, Gmaj9: forward, morning.
        new("bright", 104, 4, [[50, 57, 62, 66, 69, 76], [49, 57, 61, 64, 69, 76], [47, 54, 62, 66, 69, 74], [43, 55, 59, 66, 69, 74]], 8, 0.8),
        // Em9, Cmaj7, Am9, Bsus: sparse and low.
        new("night", 66, 4, [[40, 52, 59, 62, 66, 67], [36, 52, 55, 59, 64, 67], [45, 52, 55, 59, 60, 64], [47, 54, 57, 59, 64, 66]], 4, 0.25),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(x => x.Name)];

    internal static Bed? Find(string name) => Array.Find(All, x => x.Name == name);
}
