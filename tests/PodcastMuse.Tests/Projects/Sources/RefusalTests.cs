using System.IO.Compression;
using System.Text;
using CsCheck;
using PodcastMuse.Projects.Sources;
using PodcastMuse.Projects.Sources.Formats;
using PodcastMuse.Tests.Documents;
using UglyToad.PdfPig.Writer;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-refused").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_missing_file_is_named() => Assert.Contains("no.pdf' was not found", await Reading.RefusalOfFileAsync(Path.Combine(_folder, "no.pdf")), StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_is_named() => Assert.Contains("is a folder", await Reading.RefusalOfFileAsync(_folder), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_file_is_named() => Assert.Contains("'e.txt' is empty", await Reading.RefusalAsync([], "e.txt"), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_of_spaces_is_empty() => Assert.Contains("is empty", await Reading.RefusalAsync("  \n\n "u8.ToArray(), "e.md"), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_beyond_20_MB_is_refused_with_its_size()
    {
        var path = Path.Combine(_folder, "big.pdf");
        using (var file = File.Create(path))
            file.SetLength(25_000_000);
        Assert.Contains("'big.pdf' is 25.0 MB", await Reading.RefusalOfFileAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_beyond_a_million_characters_is_refused_not_cut() =>
        Assert.Contains("1,200,000 characters", await Reading.RefusalAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word and\n\n", 150_000))), "long.txt"), StringComparison.Ordinal);

    [Fact]
    public async Task A_scan_is_named_as_such()
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(400, 600).DrawRectangle(new(10, 10), 100, 100);
        Assert.Contains("pages are pictures", await Reading.RefusalAsync(builder.Build(), "scan.pdf"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive.zip", "a ZIP archive")]
    [InlineData("sheet.xlsx", "a spreadsheet")]
    public async Task An_archive_that_is_no_document_is_named(string name, string kind) =>
        Assert.Contains(kind, await Reading.RefusalAsync(Samples.Zip((name == "sheet.xlsx" ? "xl/workbook.xml" : "a.txt", "x")), name), StringComparison.Ordinal);

    [Fact]
    public async Task Junk_is_no_document() => Assert.Contains("not a document", await Reading.RefusalAsync([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))], "junk.txt"), StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_that_grows_without_end_is_refused()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1_000_000];
            for (var i = 0; i < 300; i++)
                content.Write(block);
        }
        Assert.Contains("unpacks to more than", await Reading.RefusalAsync(memory.ToArray(), "bomb.docx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", 50_000)]
    [InlineData("<div></x>", 50_000)]
    [InlineData("<div>", 600)]
    [InlineData("<b a='1'><i>", 600)]
    public async Task Deep_nesting_is_refused(string tags, int times) =>
        Assert.Contains("nested too deeply", await Reading.RefusalAsync(Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(tags, times)) + "x"), "deep.html"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>A paragraph that nobody closed, as people write them, and it is as long as a line.")]
    [InlineData("<div><span>A line in a box whose span is left open, and it is as long as a line.</div>")]
    [InlineData("<script>document.write('<div>')</script><!-- <div> --><p>What is said beside a script, and it is as long as a line.</p>")]
    public void Flat_pages_however_long_are_not_deep(string part) => NestingScan.Refuse(string.Concat(Enumerable.Repeat(part, 6_000)), "flat.html");

    [Fact]
    public async Task An_external_entity_of_an_epub_is_never_read()
    {
        var secret = Path.Combine(_folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "SECRET", TestContext.Current.CancellationToken);
        var bytes = Samples.Zip(
            ("META-INF/container.xml", $"<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{secret}'>]><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='&e;'/></rootfiles></container>"));
        Assert.DoesNotContain("SECRET", await Reading.RefusalAsync(bytes, "x.epub"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_reading()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reading.Reader.ReadAsync(new MemoryStream("text"u8.ToArray()), "a.txt", cancelled.Token));
    }

    [Fact]
    public void More_than_ten_sources_are_refused()
    {
        var one = new SourceDocument("a", "en", [new(BlockKind.Paragraph, 0, "Text.")]);
        Assert.Null(SourceLimits.Check([.. Enumerable.Repeat(one, 10)]));
        Assert.Contains("up to 10", SourceLimits.Check([.. Enumerable.Repeat(one, 11)])!.Detail, StringComparison.Ordinal);
        var long1 = one with { Blocks = [new(BlockKind.Paragraph, 0, new string('a', 600_000))] };
        Assert.Contains("1,200,000", SourceLimits.Check([long1, long1])!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_files_are_refused_or_read_but_never_throw()
    {
        var path = Path.Combine(_folder, "book.pdf");
        LongPdf.Write(path, 3);
        byte[][] whole = [await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), Samples.Docx((null, "Some words here.")), Samples.Epub(("a.xhtml", "<p>Some words.</p>")), "%PDF-1.7\n"u8.ToArray(), "PK\x03\x04"u8.ToArray()];
        var broken = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Double[0, 1], Gen.Byte.Array[0, 60], Gen.Double[0, 1], (which, cut, junk, place) =>
        {
            var bytes = whole[which][..(int)(whole[which].Length * cut)].Concat(cut > 0.5 ? whole[which][(int)(whole[which].Length * cut)..] : []).ToArray();
            for (var i = 0; i < junk.Length && bytes.Length > 0; i++)
                bytes[(int)((bytes.Length - 1) * (place + (i * 0.013)) % bytes.Length)] = junk[i];
            return bytes.Length == 0 ? junk : bytes;
        });
        await broken.SampleAsync(async bytes => { await Reading.Reader.ReadAsync(new MemoryStream(bytes), "broken.bin", CancellationToken.None); }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task Random_bytes_never_throw() =>
        await Gen.Select(Gen.OneOf("", "%PDF-1.4\n", "<html><body>", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "# "), Gen.Byte.Array[0, 400], (start, junk) => (byte[])[.. Encoding.ASCII.GetBytes(start), .. junk])
            .SampleAsync(async bytes => { await Reading.Reader.ReadAsync(new MemoryStream(bytes), "x.md", CancellationToken.None); }, iter: 400, threads: 1);
}
