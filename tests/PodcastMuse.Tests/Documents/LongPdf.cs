using PodcastMuse.Language;
using SkiaSharp;

namespace PodcastMuse.Tests.Documents;

/// <summary>
/// Writes long real books as PDF: chapters of coherent prose about bees, coffee, tides and more, set like a printed book with running heads,
/// page numbers, divided words and indented paragraphs. Where more pages are asked for than the prose fills, its chapters come again.
/// </summary>
public static class LongPdf
{
    private const float Width = 420, Height = 595, Margin = 54, Body = 10.5f, Leading = 15;

    /// <summary>English, in A5.</summary>
    public static void Write(string path, int pages) => Write(path, pages, Prose.Read("en"), "en");

    /// <summary>Thai, in A5, words broken at line ends as Thai is set.</summary>
    public static void WriteThai(string path, int pages) => Write(path, pages, Prose.Read("th"), "th");

    private static void Write(string path, int pages, Prose prose, string language)
    {
        using var stream = new SKFileWStream(path);
        using var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = prose.Title, Author = "Podcast Muse", Creation = new DateTime(2026, 1, 1), RasterDpi = 72 });
        using var book = new Book(document, prose.Title, language, pages);
        for (var part = 0; !book.IsFull; part++)
            foreach (var chapter in prose.Chapters.Skip(part % prose.Chapters.Count).Concat(prose.Chapters.Take(part % prose.Chapters.Count)))
                book.Add(chapter);
        book.Close();
    }

    private sealed class Book(SKDocument document, string title, string language, int pages) : IDisposable
    {
        private readonly SKTypeface _face = Face("DejaVu Serif", bold: false);
        private readonly SKTypeface _bold = Face("DejaVu Serif", bold: true);
        private readonly SKTypeface _thai = Face("Noto Sans Thai", bold: false);
        private SKCanvas? _canvas;
        private int _page;
        private float _y;

        public bool IsFull => _page > pages || (_page == pages && _y > Height - Margin - Leading);

        public void Add(ProseChapter chapter)
        {
            if (IsFull || !NextPage())
                return;
            _y += 24;
            Line(chapter.Title, Margin, 18, bold: true);
            _y += 16;
            foreach (var section in chapter.Sections)
            {
                if (_y > Height - Margin - (4 * Leading) && !NextPage())
                    return;
                _y += 8;
                Line(section.Heading, Margin, 13, bold: true);
                _y += 4;
                foreach (var paragraph in section.Paragraphs)
                    if (!Paragraph(paragraph))
                        return;
            }
        }

        public void Close()
        {
            document.EndPage();
            document.Close();
        }

        public void Dispose()
        {
            _face.Dispose();
            _bold.Dispose();
            _thai.Dispose();
        }

        private bool Paragraph(string text)
        {
            var indent = 16f;
            var line = "";
            foreach (var piece in Pieces(text))
            {
                var room = Width - (2 * Margin) - indent;
                if (Measure((line + piece).TrimEnd()) <= room)
                {
                    line += piece;
                    continue;
                }
                var (head, tail) = Hyphenate(line, piece, room);
                if (!Set(line + head, indent))
                    return false;
                indent = 0;
                line = tail;
            }
            return Set(line, indent);
        }

        private bool Set(string line, float indent)
        {
            if (_y > Height - Margin - Leading && !NextPage())
                return false;
            Line(line, Margin + indent, Body, bold: false);
            return true;
        }

        // Long words are divided like in print, so that a reader has to put them together again.
        private (string Head, string Tail) Hyphenate(string line, string word, float room)
        {
            var letters = word.TrimEnd();
            if (language == "th" || letters.Length < 10 || !letters.All(char.IsLetter))
                return ("", word);
            var at = letters.Length / 2;
            return Measure(line + letters[..at] + "-") <= room ? (letters[..at] + "-", word[at..]) : ("", word);
        }

        private IEnumerable<string> Pieces(string text)
        {
            if (language == "th")
                return TextBreaks.Words(text, "th");
            return text.Split(' ').Select(word => word + ' ');
        }

        private bool NextPage()
        {
            if (_page >= pages)
            {
                _page = pages + 1;
                return false;
            }
            if (_canvas is not null)
                document.EndPage();
            _canvas = document.BeginPage(Width, Height);
            _page++;
            _y = 30;
            Line(title, Margin, 8, bold: false);
            _y = Height - 38;
            Line($"{_page}", Width / 2, 8, bold: false);
            _y = Margin + 6;
            return true;
        }

        private void Line(string text, float x, float size, bool bold)
        {
            using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            foreach (var run in Runs(text))
            {
                using var font = new SKFont(FaceOf(run, bold), size);
                // Unshaped: Skia's PDF gives the glyphs a shaper chooses no characters, so that Thai tone marks could not be read back.
                _canvas!.DrawText(run, x, _y, SKTextAlign.Left, font, ink);
                x += font.MeasureText(run);
            }
            _y += size * (Leading / Body);
        }

        private float Measure(string text)
        {
            var width = 0f;
            foreach (var run in Runs(text))
            {
                using var font = new SKFont(FaceOf(run, bold: false), Body);
                width += font.MeasureText(run);
            }
            return width;
        }

        private SKTypeface FaceOf(string run, bool bold) => WritingSystem.HasThai(run) ? _thai : bold ? _bold : _face;

        // Noto's Thai has neither digits nor Latin.
        private static IEnumerable<string> Runs(string text)
        {
            int start = 0, letter = 0;
            for (var i = 1; i <= text.Length; i++)
            {
                if (i < text.Length && (text[i] == ' ' || WritingSystem.IsThai(text[i]) == WritingSystem.IsThai(text[letter])))
                    continue;
                if (i < text.Length)
                    letter = i;
                yield return text[start..i];
                start = i;
            }
        }

        private static SKTypeface Face(string family, bool bold) =>
            SKTypeface.FromFamilyName(family, bold ? SKFontStyle.Bold : SKFontStyle.Normal);
    }
}
