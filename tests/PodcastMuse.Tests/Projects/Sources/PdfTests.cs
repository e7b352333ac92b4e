using PodcastMuse.Projects.Sources;
using PodcastMuse.Tests.Documents;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class PdfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("muse-pdf").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_book_of_three_hundred_pages_is_read_as_its_author_wrote_it()
    {
        var path = Path.Combine(_folder, "book.pdf");
        LongPdf.Write(path, 300);
        var document = await Reading.FileAsync(path);
        var prose = Prose.Read("en");
        Assert.Equal(prose.Title, document.Title);
        Assert.Equal("en", document.Language);
        var paragraphs = document.Blocks.Where(block => block.Kind == BlockKind.Paragraph).Select(block => block.Text).ToHashSet();
        foreach (var paragraph in prose.Paragraphs)
            Assert.Contains(paragraph, paragraphs);
        Assert.Empty(paragraphs.Except(prose.Paragraphs).Skip(1)); // the last page may end in the middle of a paragraph
        Assert.Equal(300, document.Blocks[^1].Page);
        Assert.Equal(
            prose.Chapters.Select(chapter => chapter.Title).Order(),
            document.Blocks.Where(block => block is { Kind: BlockKind.Heading, Level: 1 }).Select(block => block.Text).Distinct().Order());
    }

    [Fact]
    public async Task A_Thai_book_keeps_its_spelling()
    {
        var path = Path.Combine(_folder, "thai.pdf");
        LongPdf.WriteThai(path, 30);
        var document = await Reading.FileAsync(path);
        Assert.Equal("th", document.Language);
        var prose = Prose.Read("th");
        var read = document.Blocks.Where(block => block.Kind == BlockKind.Paragraph).Select(block => block.Text).ToHashSet();
        foreach (var paragraph in prose.Paragraphs)
            Assert.Contains(paragraph, read);
    }
}
