using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>DOCX: the body's paragraphs as the reader sees them: insertions accepted, deletions, hidden text, field codes and tables left out.</summary>
internal static class WordFile
{
    /// <summary>Characters of one part's XML; a 1,000,000-character text rarely needs 20 million.</summary>
    private const long PartCharacters = 100_000_000;

    public static RawDocument Read(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        Archives.Measure(bytes, name, cancellationToken);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = PartCharacters });
        var part = file.MainDocumentPart ?? throw new InvalidDataException("No main part.");
        var body = part.Document?.Body ?? throw new InvalidDataException("No body.");
        var styles = new WordStyles(part.StyleDefinitionsPart?.Styles);
        var blocks = new List<SourceBlock>();
        var tables = 0;
        AddAll(body, styles, blocks, ref tables, cancellationToken);
        var language = part.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.Languages?.Val?.Value;
        return new RawDocument(file.PackageProperties.Title, language, blocks)
        {
            Notes = tables > 0 ? [RawDocument.NoteOfTables(name, tables)] : [],
        };
    }

    private static void AddAll(OpenXmlElement parent, WordStyles styles, List<SourceBlock> blocks, ref int tables, CancellationToken cancellationToken)
    {
        foreach (var element in parent.ChildElements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (element)
            {
                case Paragraph paragraph:
                    Add(paragraph, styles, blocks);
                    break;
                case Table table when table.Descendants<TableCell>().Take(2).Count() == 1:
                    AddAll(table.Descendants<TableCell>().First(), styles, blocks, ref tables, cancellationToken);
                    break;
                case Table:
                    tables++;
                    break;
                case SdtBlock box when !IsContents(box):
                    if (box.SdtContentBlock is { } content)
                        AddAll(content, styles, blocks, ref tables, cancellationToken);
                    break;
                case CustomXmlBlock or InsertedRun:
                    AddAll(element, styles, blocks, ref tables, cancellationToken);
                    break;
            }
        }
    }

    private static bool IsContents(SdtBlock box) =>
        box.SdtProperties?.Descendants<DocPartGallery>().Any(gallery => gallery.Val?.Value is "Table of Contents" or "Bibliographies") == true;

    private static void Add(Paragraph paragraph, WordStyles styles, List<SourceBlock> blocks)
    {
        var place = styles.Of(paragraph.ParagraphProperties);
        if (place is null)
            return;
        var text = new StringBuilder();
        var fieldDepth = 0;
        AddText(paragraph, text, ref fieldDepth);
        if (!string.IsNullOrWhiteSpace(text.ToString()))
            blocks.Add(new SourceBlock(place.Value.Kind, place.Value.Level, text.ToString()));
    }

    private static void AddText(OpenXmlElement parent, StringBuilder text, ref int fieldDepth)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Run run when run.RunProperties?.Vanish is { } hidden && (hidden.Val is null || hidden.Val.Value):
                    break;
                case DeletedRun or MoveFromRun or AlternateContent or Drawing or Picture or EmbeddedObject:
                    break;
                case FieldChar field:
                    fieldDepth = FieldDepth(field, fieldDepth);
                    break;
                case Text words when fieldDepth == 0:
                    text.Append(words.Text);
                    break;
                case TabChar or Break or CarriageReturn when fieldDepth == 0:
                    text.Append(' ');
                    break;
                case NoBreakHyphen when fieldDepth == 0:
                    text.Append('-');
                    break;
                default:
                    if (element.HasChildren)
                        AddText(element, text, ref fieldDepth);
                    break;
            }
        }
    }

    // Between "begin" and "separate" stands the field's code; its result, which is read, follows until "end".
    private static int FieldDepth(FieldChar field, int depth)
    {
        var type = field.FieldCharType?.Value;
        if (type == FieldCharValues.Begin)
            return depth + 1;
        return type == FieldCharValues.Separate || type == FieldCharValues.End ? Math.Max(0, depth - 1) : depth;
    }
}
