using System.Buffers.Text;

namespace PodcastMuse.App.Settings;

/// <summary>
/// Keys as tools write them: base64 (<c>openssl rand -base64 32</c>), base64url with or without its padding (Fernet, Python's
/// secrets), or hex (<c>openssl rand -hex 32</c>).
/// </summary>
internal static class KeyText
{
    /// <summary>Its bytes; null where it is none of these. Hex is asked first: 64 digits of it would also be 48 bytes in base64.</summary>
    public static byte[]? Read(string text)
    {
        if (text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit))
            return Convert.FromHexString(text);
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length))
            return bytes[..length];
        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
