using System.Buffers.Text;
using System.Security.Cryptography;

namespace PodcastMuse.Accounts;

/// <summary>
/// Refresh tokens: the session's id and a secret of 32 bytes. The next secret follows from the last one by a key that only the
/// service has, so a spent token is told from one that never was, although only the hash of the one in force is stored.
/// </summary>
public sealed class RefreshTokens(TokenOptions options)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, options.SigningKey, SecretBytes, info: "refresh-token-successor"u8.ToArray());

    /// <summary>A token as it travels, and what is stored of it.</summary>
    public sealed record Token(Guid SessionId, byte[] Secret)
    {
        public byte[] Hash => SHA256.HashData(Secret);

        public override string ToString() => Base64Url.EncodeToString([.. SessionId.ToByteArray(bigEndian: true), .. Secret]);
    }

    public static Token New(Guid sessionId) => new(sessionId, RandomNumberGenerator.GetBytes(SecretBytes));

    public Token Successor(Token spent) => spent with { Secret = HMACSHA256.HashData(_key, spent.Secret) };

    /// <summary>Null for what is none of ours.</summary>
    public static Token? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        if (text.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != bytes.Length)
            return null;
        return new Token(new Guid(bytes[..IdBytes], bigEndian: true), bytes[IdBytes..].ToArray());
    }
}
