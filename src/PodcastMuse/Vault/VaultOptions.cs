namespace PodcastMuse.Vault;

/// <summary>
/// The keys that wrap the users' data keys, 32 bytes each, newest first: the first wraps, the others only open what they wrapped
/// before. <paramref name="AllowPrivateUrls"/> lets keys point at machines of the operator's own network.
/// </summary>
public sealed record VaultOptions(IReadOnlyList<byte[]> Keys, bool AllowPrivateUrls);
