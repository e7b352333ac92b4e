using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PodcastMuse.Media.Transcripts;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Transcripts;

public sealed class TranscriptDocxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Word_document_is_valid_and_holds_every_line_under_its_heading()
    {
        using var document = WordprocessingDocument.Open(await WriteAsync("t.docx", Samples.English, "en"), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var paragraphs = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToList();
        Assert.Equal("How bees <find> home & why", paragraphs[0].InnerText);
        Assert.Equal(2, paragraphs.Count(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "Heading1"));
        Assert.Equal(Samples.English, paragraphs.Where(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "Normal").Select(p => p.Elements<Run>().Last().InnerText));
        Assert.Equal("How bees <find> home & why", document.PackageProperties.Title);
    }

    [Fact]
    public async Task Control_characters_and_broken_surrogates_do_not_spoil_the_document()
    {
        using var document = WordprocessingDocument.Open(await WriteAsync("t.docx", ["Bell \u0007 and half \uD83D of an emoji 🐝", "ok"], "en"), false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        Assert.Contains("half  of an emoji 🐝", document.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_transcript_gives_the_same_bytes() => Assert.Equal(
        await File.ReadAllBytesAsync(await WriteAsync("a.docx", Samples.Thai, "th")),
        await File.ReadAllBytesAsync(await WriteAsync("b.docx", Samples.Thai, "th")));

    [Fact]
    public async Task Its_parts_carry_the_time_of_the_episode_not_of_the_writing()
    {
        using var zip = ZipFile.OpenRead(await WriteAsync("t.docx", Samples.Thai, "th"));
        Assert.All(zip.Entries, entry => Assert.Equal(Samples.MadeAt.DateTime, entry.LastWriteTime.DateTime));
    }

    private async Task<string> WriteAsync(string name, string[] lines, string language)
    {
        await TranscriptDocx.WriteAsync(folder.At(name), Transcript.From(Samples.Timeline(lines), Samples.Facts(language)), CancellationToken.None);
        return folder.At(name);
    }
}
