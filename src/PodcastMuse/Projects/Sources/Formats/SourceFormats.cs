using System.Text.RegularExpressions;
using PodcastMuse.Projects.Sources.Pdf;

namespace PodcastMuse.Projects.Sources.Formats;

internal enum SourceFormat { Pdf, Word, Epub, Html, Markdown, Subtitles, Text }

/// <summary>What a web server says of a file: its media type without parameters, and its character set.</summary>
internal sealed record FormatHint(string? MediaType, string? Charset);

/// <summary>What a file turned out to be. <c>Text</c> is decoded already where it is a text.</summary>
internal abstract record Recognised
{
    private Recognised() { }

    public sealed record As(SourceFormat Format, string Text) : Recognised;

    public sealed record Refused(string Line) : Recognised;
}

/// <summary>Tells formats apart by their content (a PDF named .txt is a PDF) and hands each to its reader.</summary>
internal static partial class SourceFormats
{
    public static Recognised Recognise(byte[] bytes, string name, FormatHint? hint)
    {
        if (bytes.All(b => b is 0 or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            return new Recognised.Refused($"'{name}' is empty. Choose another file, or paste the text.");
        if (IsPdf(bytes))
            return new Recognised.As(SourceFormat.Pdf, "");
        if (IsArchive(bytes))
            return Archives.Recognise(bytes, name);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return new Recognised.Refused($"'{name}' is an old or password-protected Office file. Save it as DOCX without a password, and try again.");
        if (bytes.AsSpan().StartsWith("{\\rtf"u8))
            return new Recognised.Refused($"'{name}' is an RTF file. Save it as DOCX or TXT, and try again.");
        if (TextDecoding.Decode(bytes, hint?.Charset) is not { } text)
            return new Recognised.Refused($"'{name}' is not a document of a kind that can be read. Use PDF, DOCX, EPUB, Markdown, HTML, TXT, SRT or VTT.");
        return new Recognised.As(TextFormat(text, Path.GetExtension(name).ToLowerInvariant(), hint?.MediaType), text);
    }

    /// <summary>Whether its size tells little of how much is in it.</summary>
    public static bool IsPacked(byte[] bytes) => IsPdf(bytes) || IsArchive(bytes);

    public static RawDocument Read(Recognised.As known, byte[] bytes, string name, FormatHint? hint, CancellationToken cancellationToken) => known.Format switch
    {
        SourceFormat.Pdf => PdfReader.Read(bytes, name, cancellationToken),
        SourceFormat.Word => WordFile.Read(bytes, name, cancellationToken),
        SourceFormat.Epub => EpubFile.Read(bytes, name, cancellationToken),
        SourceFormat.Html => HtmlPage.Read(known.Text, name, cancellationToken),
        SourceFormat.Markdown => Markdown.Read(known.Text, name),
        SourceFormat.Subtitles => Subtitles.Read(known.Text),
        _ => PlainText.Read(known.Text),
    };

    private static bool IsPdf(byte[] bytes) => bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0;

    private static bool IsArchive(byte[] bytes) => bytes.AsSpan().StartsWith("PK\x03\x04"u8);

    private static SourceFormat TextFormat(string text, string extension, string? mediaType)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 2000)).Trim();
        if (start.StartsWith("WEBVTT", StringComparison.Ordinal) || FirstCue().IsMatch(start))
            return SourceFormat.Subtitles;
        if (HtmlStart().IsMatch(start) || (extension is ".html" or ".htm" or ".xhtml" || mediaType is "text/html" or "application/xhtml+xml") && HtmlTag().IsMatch(text))
            return SourceFormat.Html;
        return extension is ".md" or ".markdown" or ".mdown" || mediaType == "text/markdown" ? SourceFormat.Markdown : SourceFormat.Text;
    }

    [GeneratedRegex(@"^\d+\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")]
    private static partial Regex FirstCue();

    [GeneratedRegex(@"^(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlStart();

    [GeneratedRegex(@"<(?:p|div|h[1-6]|body|article|span|br|li)[\s>/]", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlTag();
}
