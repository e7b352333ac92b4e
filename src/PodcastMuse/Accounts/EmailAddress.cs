using System.Globalization;
using System.Text;

namespace PodcastMuse.Accounts;

/// <summary>
/// The one spelling of an e-mail address that an account is known by: trimmed, NFC, lower case, the domain in ASCII (punycode).
/// Whatever mail software would read as more than one plain address is refused.
/// </summary>
public static class EmailAddress
{
    // RFC 5321 §4.5.3.1: a local part has at most 64 octets; a path of 256 leaves 254 for the address.
    private const int MostLocal = 64;
    private const int MostTotal = 254;

    private const string Forbidden = "\"(),:;<>[]\\@";

    /// <summary>The address in its one spelling; null where it is none.</summary>
    public static string? Normalise(string? text)
    {
        if (text is null || text.Length > MostTotal || !IsUnicode(text))
            return null;
        var address = text.Trim().Normalize(NormalizationForm.FormC);
        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1)
            return null;
        var local = address[..at].ToLowerInvariant();
        if (Encoding.UTF8.GetByteCount(local) > MostLocal || !IsLocal(local) || Domain(address[(at + 1)..]) is not { } domain)
            return null;
        var whole = $"{local}@{domain}";
        return Encoding.UTF8.GetByteCount(whole) <= MostTotal ? whole : null;
    }

    /// <summary>Half a character (a lone surrogate) is none, and cannot be normalised either.</summary>
    private static bool IsUnicode(string text)
    {
        try
        {
            _ = text.IsNormalized(NormalizationForm.FormC);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsLocal(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && !local.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format || Forbidden.Contains(c, StringComparison.Ordinal));

    private static string? Domain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
            return Uri.CheckHostName(ascii) == UriHostNameType.Dns && ascii.Contains('.', StringComparison.Ordinal) && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
