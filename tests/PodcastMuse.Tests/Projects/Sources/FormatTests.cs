using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Tests.Documents;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class FormatTests
{
    [Fact]
    public async Task A_docx_is_read_by_its_styles_without_tables_notes_and_deletions()
    {
        var document = await Reading.BytesAsync(
            Samples.Docx(body =>
            {
                body.Append(Samples.Paragraph("TOC1", "Bees 3"), Samples.Paragraph("berschrift1", "Bees"), Samples.Paragraph(null, "Bees fly far."));
                body.Append(new Paragraph(new Run(new Text("They dance")), new DeletedRun(new Run(new DeletedText(" badly"))), new InsertedRun(new Run(new Text(" well."))),
                    new Run(new RunProperties(new Vanish()), new Text("hidden"))));
                body.Append(new Table(new TableRow(new TableCell(Samples.Paragraph(null, "1")), new TableCell(Samples.Paragraph(null, "2")))));
                body.Append(Samples.Paragraph("Zitat", "To bee or not."));
            }),
            "bees.docx");
        Assert.Equal(
            [new(BlockKind.Heading, 1, "Bees"), new(BlockKind.Paragraph, 0, "Bees fly far."), new(BlockKind.Paragraph, 0, "They dance well."), new(BlockKind.Quote, 0, "To bee or not.")],
            document.Blocks);
        var note = Assert.Single(document.Notes);
        Assert.Contains("1 table", note.Words, StringComparison.Ordinal);
        Assert.Equal(("left_out_tables", "1"), (note.Said!.Code, $"{note.Said.Values["count"]}"));
    }

    [Fact]
    public async Task An_epub_is_read_in_the_order_of_its_spine()
    {
        var document = await Reading.BytesAsync(
            Samples.Epub(("last.xhtml", "<h1>Two</h1><p>The end<a epub:type='noteref' href='#n'>1</a>.</p><aside epub:type='footnote'>A note.</aside>"), ("text/first.xhtml", "<h1>One</h1><p>The sea&#160;rises.</p>")),
            "tides.epub");
        Assert.Equal("Tides", document.Title);
        Assert.Equal(["One", "The sea rises.", "Two", "The end."], document.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task A_web_page_is_read_without_its_furniture()
    {
        var prose = Prose.Read("en").Paragraphs.Take(6).ToList();
        var html = $"""
            <!DOCTYPE html><html lang="en"><head><title>Bees — The Daily Page</title><script>alert(1)</script></head><body>
            <nav><a href="/">Home</a> <a href="/news">News</a></nav><div id="cookie-banner">We use cookies. Accept?</div>
            <main><article><h1>Bees at work</h1>{string.Concat(prose.Select(text => $"<p>{text}<sup class='reference'><a href='#1'>[1]</a></sup></p>"))}
            <table><tr><th>Year</th><th>Hives</th></tr><tr><td>2020</td><td>12</td></tr></table></article>
            <aside class="related">Read also: wasps</aside></main><footer>© The Daily Page. Privacy</footer></body></html>
            """;
        var document = await Reading.BytesAsync(Encoding.UTF8.GetBytes(html), "page.html");
        Assert.Equal(["Bees at work", .. prose], document.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task Markdown_is_read_by_its_marks_without_code_tables_and_references()
    {
        var document = await Reading.BytesAsync(
            "---\ntitle: \"On Bees\"\n---\n# Bees\n\nBees **dance**[^1].\n\n- one\n- two\n\n> Said a bee.\n\n```\ncode();\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## References\n\nSmith 2001.\n\n[^1]: A note.\n"u8.ToArray(),
            "bees.md");
        Assert.Equal("On Bees", document.Title);
        Assert.Equal(
            [new(BlockKind.Heading, 1, "Bees"), new(BlockKind.Paragraph, 0, "Bees dance."), new(BlockKind.ListItem, 1, "one"), new(BlockKind.ListItem, 1, "two"), new(BlockKind.Quote, 0, "Said a bee.")],
            document.Blocks);
        var note = Assert.Single(document.Notes);
        Assert.Contains("References", note.Words, StringComparison.Ordinal);
        Assert.Equal(("left_out_sections", "References"), (note.Said!.Code, $"{note.Said.Values["sections"]}"));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-874", false)]
    public async Task Thai_text_is_read_in_every_encoding(string encoding, bool mark)
    {
        const string Text = "ผึ้งเป็นแมลงสังคม\n\nน้ำขึ้นน้ำลงวันละสองครั้ง";
        var code = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var document = await Reading.BytesAsync([.. mark ? code.GetPreamble() : [], .. code.GetBytes(Text)], "thai.txt");
        Assert.Equal(["ผึ้งเป็นแมลงสังคม", "น้ำขึ้นน้ำลงวันละสองครั้ง"], document.Blocks.Select(block => block.Text));
        Assert.Equal("th", document.Language);
    }

    [Fact]
    public async Task Western_text_of_one_byte_is_read()
    {
        var document = await Reading.BytesAsync(Encoding.Latin1.GetBytes("Le café à la crème coûte 3 euros. Déjà vu, garçon?"), "cafe.txt");
        Assert.Equal("Le café à la crème coûte 3 euros. Déjà vu, garçon?", document.Blocks[0].Text);
    }

    [Fact]
    public async Task Wrapped_text_is_put_together_and_chapters_are_headings()
    {
        const string Text = "CHAPTER ONE\n\nThe tide rises twice a day on most of the world's\ncoasts, and the moon is the chief cause of its mo-\nvement, as sailors have known for a very long time.\n\nThe sun raises tides of its own, a little less than\nhalf as strong as those of the moon that we all know.\n";
        var document = await Reading.BytesAsync(Encoding.UTF8.GetBytes(Text), "tide.txt");
        Assert.Equal(
            ["CHAPTER ONE", "The tide rises twice a day on most of the world's coasts, and the moon is the chief cause of its movement, as sailors have known for a very long time.", "The sun raises tides of its own, a little less than half as strong as those of the moon that we all know."],
            document.Blocks.Select(block => block.Text));
        Assert.Equal(BlockKind.Heading, document.Blocks[0].Kind);
    }

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i> there.\n\n2\n00:00:02,500 --> 00:00:04,000\nHow are you?\n\n3\n00:00:09,000 --> 00:00:10,000\nFine.\n", "Hello there. How are you?|Fine.")]
    [InlineData("WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\n<v Anna>Hello</v>\n\n00:02.000 --> 00:03.000\n<v Ben>Hi &amp; bye</v>\n", "Hello|Hi & bye")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nrolling words\n\n00:02.000 --> 00:03.000\nrolling words\ngo on\n", "rolling words go on")]
    public async Task Captions_become_paragraphs(string captions, string expected)
    {
        var document = await Reading.BytesAsync(Encoding.UTF8.GetBytes(captions), "talk.txt");
        Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => block.Text)));
    }

    [Theory]
    [InlineData("ﬁne and eﬃcient\u00AD text\u200B\u0007", "fine and efficient text")]
    [InlineData("Cafe\u0301 [12], as shown [3, 4].", "Café, as shown.")]
    [InlineData("น้ํา ทํา ก าลัง ที่่ เเมว กีี่", "น้ำ ทำ กำลัง ที่ แมว กี่")]
    public async Task Lines_are_tidied(string raw, string expected)
    {
        var read = Assert.IsType<ReadOutcome.Read>(await Reading.Reader.ReadTextAsync(raw, "note", TestContext.Current.CancellationToken));
        Assert.Equal(expected, read.Document.Blocks[0].Text);
    }

    [Fact]
    public async Task Content_decides_not_the_name()
    {
        var document = await Reading.BytesAsync(Samples.Docx((null, "A real document of Word.")), "notes.txt");
        Assert.Equal("A real document of Word.", document.Blocks[0].Text);
    }
}
