using System.Security.Cryptography;
using System.Text;

namespace PodcastMuse.Vault;

/// <summary>
/// AES-256-GCM as text: base64 of version (1 byte), nonce (12 bytes, by chance), tag (16 bytes) and cipher text. What it is bound to is
/// authenticated with it: put elsewhere, it does not open.
/// </summary>
internal static class Envelope
{
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    public static string Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string boundTo)
    {
        var sealedBytes = new byte[HeadBytes + plain.Length];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(HeadBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(boundTo));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The plain bytes, for the caller to overwrite; <see cref="CryptographicException"/> when it was sealed with another key, bound elsewhere, or changed.</summary>
    public static byte[] Open(ReadOnlySpan<byte> key, string envelope, string boundTo)
    {
        var bytes = new byte[envelope.Length];
        if (!Convert.TryFromBase64String(envelope, bytes, out var length) || length < HeadBytes || bytes[0] != Version)
            throw new CryptographicException("This is not an envelope of a known version.");
        var plain = new byte[length - HeadBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            bytes.AsSpan(1, NonceBytes), bytes.AsSpan(HeadBytes, plain.Length), bytes.AsSpan(1 + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(boundTo));
        return plain;
    }
}
