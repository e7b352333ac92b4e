using System.Security.Cryptography;
using System.Text.Json;
using PodcastMuse.Media.Audio;
using PodcastMuse.Media.Timelines;

namespace PodcastMuse.Media.Mastering;

/// <summary>Studies every line of an episode on all cores; a study is kept under the hash of its recording and made once.</summary>
internal static class LineStudies
{
    /// <summary>Part of every address: a change of how lines are studied makes old studies unreachable.</summary>
    private const string Method = "study-1";

    public static async Task<LineStudy[]> ReadAsync(
        IReadOnlyList<SpokenLine> lines, string cacheDirectory, Action<double> report, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(cacheDirectory, "lines")).FullName;
        var studies = new LineStudy[lines.Count];
        var done = 0;
        await Parallel.ForAsync(0, lines.Count, cancellationToken, async (i, token) =>
        {
            studies[i] = await ReadAsync(lines[i], directory, token);
            report(Interlocked.Increment(ref done) / (double)lines.Count);
        });
        return studies;
    }

    private static async Task<LineStudy> ReadAsync(SpokenLine line, string directory, CancellationToken cancellationToken)
    {
        var file = await AddressAsync(line.WavPath, directory, cancellationToken);
        if (file is not null && await Kept.ReadAsync(file, cancellationToken) is { } json && Kept.Parse<LineStudy>(json) is { Steps.Length: > 0 } kept)
            return kept;
        using var take = await Speech.LoadAsync(line.WavPath, cancellationToken);
        var study = LineStudy.Of(take, line);
        if (file is not null)
            await Kept.WriteAsync(file, JsonSerializer.SerializeToUtf8Bytes(study), cancellationToken);
        return study;
    }

    private static async Task<string?> AddressAsync(string path, string directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        await using var stream = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(stream, cancellationToken);
        return Path.Combine(directory, $"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}.{Method}.json");
    }
}
