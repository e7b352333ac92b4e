namespace PodcastMuse.S3;

/// <summary>
/// A bucket of Amazon's, or of any store that speaks its language at <paramref name="Endpoint"/>, which is then addressed by path.
/// </summary>
public sealed record S3Options(string Bucket, string AccessKeyId, string SecretAccessKey, string Region, Uri? Endpoint)
{
    /// <summary>Bytes of files that steps fetched, kept on this machine; the ones not used for longest go first.</summary>
    public long CacheBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Bytes from which a file goes up in parts, and of each part but the last (Amazon's least: 5 MiB).</summary>
    public long PartBytes { get; init; } = 16 * 1024 * 1024;
}
