using System.Text;
using System.Text.RegularExpressions;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// Reads text of any common encoding: byte order marks first, then strict UTF-8, then what the file or server claims, then Thai
/// (windows-874, which contains TIS-620) told from western (windows-1252) by its long runs of high bytes. Null where it is no text.
/// </summary>
internal static partial class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Decode(byte[] bytes, string? charset)
    {
        var text = DecodeAny(bytes, charset);
        return LooksLikeText(text) ? text.ReplaceLineEndings("\n") : null;
    }

    private static string DecodeAny(byte[] bytes, string? charset)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        if (bytes.AsSpan().StartsWith(Encoding.UTF32.Preamble))
            return Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4);
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        if (WithoutMark(bytes) is { } utf16)
            return utf16.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (Claimed(bytes, charset) ?? CodePagesEncodingProvider.Instance.GetEncoding(LooksThai(bytes) ? 874 : 1252)!).GetString(bytes);
        }
    }

    // UTF-16 of Latin text has a zero in every second byte.
    private static Encoding? WithoutMark(byte[] bytes)
    {
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, 4000) & ~1);
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        if (odd > sample.Length / 8 && even < odd / 10)
            return Encoding.Unicode;
        return even > sample.Length / 8 && odd < even / 10 ? Encoding.BigEndianUnicode : null;
    }

    private static Encoding? Claimed(byte[] bytes, string? charset)
    {
        var claim = charset ?? Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2048))).Groups[1].Value;
        if (string.IsNullOrEmpty(claim) || claim.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            return null;
        if (claim.Equals("tis-620", StringComparison.OrdinalIgnoreCase) || claim.Equals("iso-8859-11", StringComparison.OrdinalIgnoreCase))
            claim = "windows-874";
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(claim) ?? Encoding.GetEncoding(claim);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool LooksThai(byte[] bytes)
    {
        int high = 0, thai = 0, runs = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            high++;
            thai += bytes[i] is >= 0xA1 and <= 0xFB and not (>= 0xDB and <= 0xDE) ? 1 : 0;
            runs += i == 0 || bytes[i - 1] < 0x80 ? 1 : 0;
        }
        return thai > high * 0.95 && high > 2 * runs;
    }

    private static bool LooksLikeText(string text)
    {
        var strange = 0;
        foreach (var c in text)
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u001A' or '\u0085')))
                strange++;
        return strange * 200L <= text.Length;
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?([\w-]+)|^<\?xml[^>]*encoding=[""']([\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
