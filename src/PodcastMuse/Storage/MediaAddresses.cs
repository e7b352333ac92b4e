using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PodcastMuse.Storage;

/// <summary>The key that signs addresses of files (any length; made into one of its own), and how the world reaches this service; null: addresses begin with '/'.</summary>
public sealed record MediaOptions(byte[] SigningKey, Uri? PublicUrl);

/// <summary>
/// Addresses under <c>/media/</c> that anyone may read until they end: HMAC-SHA256 over key, end and download name. They are
/// good for GET and HEAD, and for nothing else.
/// </summary>
public sealed class MediaAddresses(MediaOptions options, TimeProvider clock)
{
    public const string Root = "/media/";

    private readonly byte[] _key = HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, options.SigningKey), 32, "muse media addresses"u8.ToArray());
    private readonly string _origin = options.PublicUrl?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? "";

    /// <param name="key">Storage key of the file.</param>
    /// <param name="lifetime">How long the address is good.</param>
    /// <param name="downloadName">The name to save it under; null: shown in place.</param>
    public string Sign(string key, TimeSpan lifetime, string? downloadName)
    {
        var end = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        var path = string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
        var name = downloadName is null ? "" : $"&name={Uri.EscapeDataString(downloadName)}";
        return string.Create(CultureInfo.InvariantCulture, $"{_origin}{Root}{path}?exp={end}{name}&sig={Signature(key, end, downloadName)}");
    }

    /// <summary>Whether the address was given out by us and has not ended. Takes the same time whatever is wrong with the signature.</summary>
    public bool IsGood(string key, long end, string? downloadName, string signature)
    {
        var ours = Encoding.ASCII.GetBytes(Signature(key, end, downloadName));
        return CryptographicOperations.FixedTimeEquals(ours, Encoding.UTF8.GetBytes(signature)) && clock.GetUtcNow().ToUnixTimeSeconds() < end;
    }

    private string Signature(string key, long end, string? downloadName)
    {
        // A line feed cannot stand in a key, so no two requests are written alike.
        var text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"read\n{end}\n{key}\n{downloadName}"));
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key, text));
    }
}
