using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PodcastMuse.Tests.Documents;

/// <summary>Small real documents in the formats sources come in.</summary>
internal static class Samples
{
    public static byte[] Docx(params (string? Style, string Text)[] paragraphs) => Docx(body =>
    {
        foreach (var (style, text) in paragraphs)
            body.AppendChild(Paragraph(style, text));
    });

    public static byte[] Docx(Action<Body> fill)
    {
        using var memory = new MemoryStream();
        using (var file = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var part = file.AddMainDocumentPart();
            var body = new Body();
            fill(body);
            part.Document = new Document(body);
            var styles = part.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(Named("berschrift1", "heading 1"), Named("Titel", "Title"), Named("Zitat", "Quote"), Named("TOC1", "toc 1"));
        }
        return memory.ToArray();
    }

    public static Paragraph Paragraph(string? style, string text)
    {
        var paragraph = new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        if (style is not null)
            paragraph.ParagraphProperties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        return paragraph;
    }

    private static Style Named(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    public static byte[] Epub(params (string Path, string Html)[] chapters)
    {
        var items = string.Concat(chapters.Select((chapter, i) => $"<item id='c{i}' href='{chapter.Path}' media-type='application/xhtml+xml'/>"));
        var spine = string.Concat(chapters.Select((_, i) => $"<itemref idref='c{i}'/>").Reverse());
        return Zip(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"),
            ("OPS/book.opf", $"<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Tides</dc:title><dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"),
            .. chapters.Select(chapter => ("OPS/" + chapter.Path, $"<html xmlns='http://www.w3.org/1999/xhtml'><body>{chapter.Html}</body></html>")),
        ]);
    }

    public static byte[] Zip(params (string Path, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in entries)
            {
                using var content = archive.CreateEntry(path).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return memory.ToArray();
    }
}
