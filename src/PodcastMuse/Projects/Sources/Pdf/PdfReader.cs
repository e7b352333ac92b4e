using PodcastMuse.Kernel;
using PodcastMuse.Language;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>
/// PDF: text as a reader would read it aloud: columns in order, lines joined to paragraphs, words put together again at line ends,
/// running heads, page numbers, footnotes and tables left out, headings told by their type. Pages without text are named.
/// </summary>
internal static class PdfReader
{
    public static RawDocument Read(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        using var pdf = Open(bytes, name);
        var pages = new List<PageText>(pdf.NumberOfPages);
        var silent = new List<int>();
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = Lay(pdf, number);
            if (page.Lines.Count == 0 && page.Tables == 0)
                silent.Add(number);
            pages.Add(page);
        }
        if (pages.All(page => page.Lines.Count == 0))
            throw new UnreadableException(Phrase.Of("source_scan", $"'{name}' has no text in it: its pages are pictures (a scan). Run it through text recognition (OCR) first, or paste the text.", ("name", name)));
        var lines = PageFurniture.Drop(pages);
        return new RawDocument(pdf.Information.Title, null, Paragraphs.Of(lines)) { Notes = Notes(name, silent, pages.Sum(page => page.Tables)) };
    }

    private static PdfDocument Open(byte[] bytes, string name)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false, UseActualText = true });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableException(Phrase.Of("source_password", $"'{name}' is protected by a password. Save a copy without the password, and try again.", ("name", name)));
        }
    }

    // A page that cannot be laid out must not cost the rest of the book; it is named like one without text.
    private static PageText Lay(PdfDocument pdf, int number)
    {
        try
        {
            var page = pdf.GetPage(number);
            var (rows, tables) = PageTables.Drop(PageRows.Of(PageRuns.Of(page.Letters)));
            var lines = PageColumns.Of(rows).SelectMany(column => Lines(column, number)).ToList();
            return new PageText(number, page.Width, page.Height, lines, tables);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or FaultException or OutOfMemoryException))
        {
            return new PageText(number, 0, 0, [], 0);
        }
    }

    private static IEnumerable<TextLine> Lines(List<List<TextRun>> column, int page)
    {
        if (column.Count == 0)
            yield break;
        double left = column.Min(row => row[0].Left), right = column.Max(row => row[^1].Right);
        double? above = null;
        foreach (var row in column)
        {
            var main = row.MaxBy(run => run.Text.Length)!;
            var text = PageRows.Text(row);
            var bold = row.Where(run => run.Bold).Sum(run => run.Text.Length) > 0.8 * row.Sum(run => run.Text.Length);
            if (text.Length > 0)
                yield return new TextLine(text, page, row[0].Left, row[^1].Right, main.Baseline, main.Size, bold, left, right, FirstWord(row[0]), above - main.Baseline, row[^1].SpaceAfter);
            above = main.Baseline;
        }
    }

    // A run of Thai is a phrase; its first word is a few letters.
    private static double FirstWord(TextRun run) =>
        WritingSystem.HasThai(run.Text) ? Math.Min(run.Right - run.Left, 4 * run.Size) : run.Right - run.Left;

    private static List<Phrase> Notes(string name, List<int> silent, int tables)
    {
        var notes = new List<Phrase>();
        if (silent.Count > 0)
        {
            var pages = Ranges(silent);
            notes.Add(Phrase.Of("pages_without_text", $"'{name}': no text on page{(silent.Count == 1 ? "" : "s")} {pages} (a picture, or empty).", ("name", name), ("count", silent.Count), ("pages", pages)));
        }

        if (tables > 0)
            notes.Add(RawDocument.NoteOfTables(name, tables));
        return notes;
    }

    private static string Ranges(List<int> pages)
    {
        var ranges = new List<string>();
        for (var i = 0; i < pages.Count; i++)
        {
            var start = i;
            while (i + 1 < pages.Count && pages[i + 1] == pages[i] + 1)
                i++;
            ranges.Add(start == i ? $"{pages[i]}" : $"{pages[start]}–{pages[i]}");
        }
        return string.Join(", ", ranges);
    }
}
