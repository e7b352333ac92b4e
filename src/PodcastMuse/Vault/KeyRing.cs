using System.Security.Cryptography;

namespace PodcastMuse.Vault;

/// <summary>The service's encryption keys. The newest wraps; each is known by a fingerprint that tells nothing of the key.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<string, byte[]> _keys;

    public KeyRing(VaultOptions options)
    {
        _keys = options.Keys.DistinctBy(Fingerprint).ToDictionary(Fingerprint);
        Newest = Fingerprint(options.Keys[0]);
    }

    public string Newest { get; }

    public (string Wrapped, string By) Wrap(Guid userId, ReadOnlySpan<byte> dataKey) =>
        (Envelope.Seal(_keys[Newest], dataKey, BoundTo(userId)), Newest);

    /// <summary>The data key, for the caller to overwrite; <see cref="CryptographicException"/> when its encryption key is not on the ring.</summary>
    public byte[] Unwrap(Guid userId, string wrapped, string by) =>
        _keys.TryGetValue(by, out var key)
            ? Envelope.Open(key, wrapped, BoundTo(userId))
            : throw new CryptographicException("The encryption key that wrapped this data key is not configured.");

    private static string BoundTo(Guid userId) => $"podcast-muse/data-key/{userId:D}";

    private static string Fingerprint(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "podcast-muse/fingerprint"u8)[..8]);
}
