using System.Text;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.Tests.Projects.Sources;

public sealed class PlainProseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Bees dance. \"How?\" they ask – in the dark; it's 40°C (or so), 5-fold.\r\n\r\nA second paragraph, at 10:30.")]
    [InlineData("ผึ้งน้ำเต้นรำบนรวงรัง เพื่อบอกทางไปหาดอกไม้ให้กันและกัน\n\nที่นี่มีน้ำผึ้ง")]
    [InlineData("Tiếng Việt, Ελληνικά, עִבְרִית, 日本語, 🐝.")]
    [InlineData("")]
    public void Sentences_and_paragraphs_are_prose(string text) => Assert.True(PlainProse.Is(text.Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("Some *emphasis*.")]
    [InlineData("A [link](https://example.com).")]
    [InlineData("<p>A tag.")]
    [InlineData("Fish &amp; chips.")]
    [InlineData("# A heading")]
    [InlineData("One.\n  - an item")]
    [InlineData("One.\n- - - - - -")]
    [InlineData("1. 1. 1. 1. an item")]
    [InlineData("2) an item")]
    [InlineData("---\ntitle: Bees\n---\n")]
    [InlineData("Term\n: what it means")]
    [InlineData("Title\n===")]
    [InlineData("| a | b |")]
    [InlineData("One \\ two.")]
    [InlineData("mail@example.com")]
    [InlineData("a ~ b, a ^ b, a + b")]
    [InlineData("{a}")]
    [InlineData("It stands at https://example.com.")]
    [InlineData("(www.(www.(www.")]
    [InlineData("Write to mailto:ann or call tel:1.")]
    [InlineData("One \u0000.")]
    [InlineData("a\u0301\u0316\u0301\u0316\u0301")]
    public void What_a_parser_looks_into_is_not(string text) => Assert.False(PlainProse.Is(text));

    /// <summary>Whatever else ASCII has may have a meaning, and is not known to have none.</summary>
    [Fact]
    public void Of_ASCII_only_the_marks_of_sentences_are_known() => Assert.Equal(
        "\t\n\r !\"$%'(),-./:;?",
        string.Concat(Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && PlainProse.Is($"a{c}a"))));

    [Fact]
    public void A_long_book_is_not() => Assert.False(PlainProse.Is(new string('a', PlainProse.Most + 1)));

    [Fact]
    public void A_heap_of_lines_is_not()
    {
        Assert.False(PlainProse.Is(string.Concat(Enumerable.Repeat("a\n", PlainProse.MostLines))));
        Assert.True(PlainProse.Is(string.Concat(Enumerable.Repeat("a\n", PlainProse.MostLines - 1))));
    }

    /// <summary>Whatever is prose is read as Markdown reads it: every paragraph, word for word.</summary>
    [Fact]
    public async Task Prose_is_read_whole()
    {
        const string First = "Bees dance. \"How?\" they ask – in the dark; it's 40°C (or so).", Second = "A second paragraph, at 10:30.";
        Assert.True(PlainProse.Is($"{First}\n\n{Second}"));
        var read = Assert.IsType<ReadOutcome.Read>(await new SourceReader(TimeProvider.System).ReadTextAsync($"{First}\n\n{Second}", "Bees", Stop));
        Assert.Equal([(BlockKind.Paragraph, First), (BlockKind.Paragraph, Second)], read.Document.Blocks.Select(b => (b.Kind, b.Text)));
    }
}
