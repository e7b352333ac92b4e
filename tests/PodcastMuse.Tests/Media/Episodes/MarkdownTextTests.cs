using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Tests.Media.Episodes;

public sealed class MarkdownTextTests
{
    private static readonly Gen<string> AnyText =
        Gen.OneOf("a", "b ", " ", "*", "**", "_", "`", "[x](y)", "]", "<b>", "</b>", "<!--", "&amp;", "&", "#", "##", "~~", "~", "\\", "\\*", "|", "!", "> ", "- ", "+ ", "1. ", "12) ", "=", "ก", "🐝", ":", "http://a.b")
            .Array[1, 20].Select(string.Concat).Where(text => text.Trim().Length > 0);

    [Fact]
    public void Any_text_reads_back_from_a_paragraph_as_it_is() => AnyText.Sample(text =>
        Assert.Equal(OneSpace(text), OneSpace(new HtmlParser().ParseDocument(Markdown.ToHtml(MarkdownText.Paragraph(text))).QuerySelector("p")!.TextContent)));

    [Fact]
    public void Any_text_reads_back_from_a_heading_as_it_is() => AnyText.Sample(text =>
        Assert.Equal(OneSpace(text), OneSpace(new HtmlParser().ParseDocument(Markdown.ToHtml($"# {MarkdownText.Escape(text)}\n")).QuerySelector("h1")!.TextContent)));

    [Theory]
    [InlineData("R&D at 5 < 6, snake_case, C# and 3 > 2")]
    [InlineData("ค่อย ๆ โต 10% (ประมาณ)")]
    public void Ordinary_text_gets_no_backslashes(string text) => Assert.Equal(text.Replace("R&D", "R\\&D", StringComparison.Ordinal), MarkdownText.Escape(text));

    private static string OneSpace(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
