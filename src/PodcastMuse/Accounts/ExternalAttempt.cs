using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PodcastMuse.Accounts;

/// <summary>
/// A sign-in that has gone to an issuer and is to come back: what binds the two ways together (state, nonce, PKCE's verifier).
/// It lives sealed in a cookie of the browser that began it, so any node can end it and no other browser can.
/// </summary>
public sealed record ExternalAttempt(string Provider, string State, string Nonce, string Verifier, string RedirectUri, string? ReturnTo, DateTimeOffset ExpiresAt)
{
    /// <summary>Time enough to look for a phone and type a code.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static ExternalAttempt Begin(string provider, string redirectUri, string? returnTo, DateTimeOffset now) =>
        new(provider, Chance(), Chance(), Chance(), redirectUri, returnTo, now + Lifetime);

    /// <summary>PKCE's S256 (RFC 7636 §4.2).</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static string Chance() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Seals attempts with AES-256-GCM, by a key that follows from the service's own.</summary>
public sealed class AttemptSeal(TokenOptions options)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, options.SigningKey, KeyBytes, info: "external-sign-in-attempt"u8.ToArray());

    public string Seal(ExternalAttempt attempt)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(attempt);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes));
        return Base64Url.EncodeToString(whole);
    }

    /// <summary>Null for what was not sealed here.</summary>
    public ExternalAttempt? Open(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return null;
        var whole = Base64Url.DecodeFromChars(text);
        if (whole.Length <= NonceBytes + TagBytes)
            return null;
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), plain);
            return JsonSerializer.Deserialize<ExternalAttempt>(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
