using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Media.Transcripts;

/// <summary>
/// The transcript as a Word document (Office Open XML): title, chapters as headings, one paragraph a line. The same transcript gives the
/// same bytes.
/// </summary>
public static class TranscriptDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static Task WriteAsync(string path, Transcript transcript, CancellationToken cancellationToken)
    {
        var made = new MemoryStream();
        using (var document = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(ContentType + ".main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Make(transcript.Facts.Language);
            main.Document = new Document(new Body(Paragraphs(transcript)));
            DocxProperties.Add(document, transcript.Facts);
        }
        return AtomicFile.WriteAsync(
            path, (file, token) => DocxRepacking.CopyAsync(made, file, transcript.Facts.MadeAt, token), cancellationToken);
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(Transcript transcript)
    {
        yield return Paragraph("Title", Plain(transcript.Facts.Title));
        yield return Paragraph("Subtitle", Plain(Disclosure.For(transcript.Facts.Language)));
        foreach (var (chapter, lines) in transcript.ByChapter())
        {
            if (chapter is { } index)
                yield return Paragraph("Heading1", Plain(transcript.Chapters[index].Title));
            foreach (var line in lines)
                yield return Paragraph("Normal",
                    new Run(new RunProperties(new Bold(), new BoldComplexScript()), TextOf(line.Speaker)),
                    new Run(new RunProperties(new Color { Val = "707070" }), TextOf($"  {ClockText.Of(line.Start)}"), new Break()),
                    Plain(line.Text));
        }
        yield return new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1440, Bottom = 1440, Left = 1440, Right = 1440, Header = 708, Footer = 708, Gutter = 0 });
    }

    private static Paragraph Paragraph(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Run Plain(string text) => new(TextOf(text));

    private static Text TextOf(string text) =>
        new(XmlContent.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
}
