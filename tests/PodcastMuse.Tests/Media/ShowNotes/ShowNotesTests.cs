using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Markdig;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.ShowNotes;
using PodcastMuse.Media.Transcripts;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.ShowNotes;

public sealed class ShowNotesTests
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly Transcript English = Transcript.From(Samples.Timeline(Samples.English), Samples.Facts());

    private static readonly FeedFiles Files = new(
        "audio/final.mp3", "audio/mpeg", 1_234_567, "images/cover.jpg", "chapters.json",
        [new FeedTranscript("transcript/captions.vtt", "text/vtt", true), new FeedTranscript("transcript/transcript.html", "text/html", false)]);

    [Fact]
    public void Notes_list_chapters_with_times_and_sources_where_they_are_used()
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(ShowNotesMarkdown.Write(English, null)));
        Assert.Equal(["Chapters", "Sources", "Voices"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(
            [
                "0:00 Opening; a=b #1", "0:12 แผนที่ <ของ> ผึ้ง",
                "Bees.pdf — used at 0:01 (p. 3), 0:12 (p. 12)", "A page — used at 0:12", "Bad",
            ],
            page.QuerySelectorAll("li").Select(li => li.TextContent));
        Assert.Equal(["https://example.com/bees?a=1&b=2"], page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
        Assert.Contains("A second paragraph with *stars*.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(Disclosure.English, page.Body.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thai_notes_have_thai_headings() =>
        Assert.Contains("## แหล่งข้อมูล", ShowNotesMarkdown.Write(Transcript.From(Samples.Timeline(Samples.Thai), Samples.Facts("th")), null), StringComparison.Ordinal);

    [Fact]
    public void Feed_item_has_what_apple_and_podcasting_2_ask_for()
    {
        var item = XElement.Parse(FeedItemXml.Write(English, Files));
        Assert.Equal("item", item.Name.LocalName);
        Assert.Equal("How bees <find> home & why", item.Element("title")!.Value);
        Assert.Equal(("audio/final.mp3", "1234567", "audio/mpeg"), (Value("url"), Value("length"), Value("type")));
        Assert.Equal(("0196d9a2-1b7e-7c3a-9f00-5d2f6a1c8e11", "false"), (item.Element("guid")!.Value, item.Element("guid")!.Attribute("isPermaLink")!.Value));
        Assert.Equal("Sun, 17 May 2026 09:30:20 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("false", item.Element(Itunes + "explicit")!.Value);
        Assert.Equal("images/cover.jpg", item.Element(Itunes + "image")!.Attribute("href")!.Value);
        Assert.Equal(Math.Round(English.Duration.TotalSeconds), (double)item.Element(Itunes + "duration")!);
        Assert.Equal(["captions", null], item.Elements(Podcast + "transcript").Select(t => t.Attribute("rel")?.Value));
        Assert.Equal("application/json+chapters", item.Element(Podcast + "chapters")!.Attribute("type")!.Value);
        Assert.Equal(["Ada", "Ben & Co"], item.Elements(Podcast + "person").Select(p => p.Value));
        Assert.EndsWith(Disclosure.English, item.Element("description")!.Value, StringComparison.Ordinal);

        string Value(string name) => item.Element("enclosure")!.Attribute(name)!.Value;
    }

    [Fact]
    public void Notes_inside_the_feed_are_html_that_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(XElement.Parse(FeedItemXml.Write(English, Files)).Element(Content + "encoded")!.Value);
        Assert.Equal("0:12 แผนที่ <ของ> ผึ้ง", page.QuerySelectorAll("li")[1].TextContent);
        Assert.Empty(page.QuerySelectorAll("script, find, [href^=javascript]"));
    }

    [Theory]
    [InlineData("ก")]
    [InlineData("word ")]
    [InlineData("🐝")]
    public void A_long_description_is_shortened_to_what_apple_shows_and_keeps_the_disclosure(string word)
    {
        var facts = Samples.Facts() with { Description = string.Concat(Enumerable.Repeat(word, 5_000)) };
        var description = XElement.Parse(FeedItemXml.Write(English with { Facts = facts }, Files)).Element("description")!.Value;
        Assert.InRange(description.Length, 3_900, 4_000);
        Assert.EndsWith($"…\n\n{Disclosure.English}", description, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_are_left_out()
    {
        var facts = Samples.Facts() with { Title = "a\u0000b\u001Fc\uD800d", Description = "]]> \u0008 end" };
        var item = XElement.Parse(FeedItemXml.Write(English with { Facts = facts }, Files));
        Assert.Equal("abcd", item.Element("title")!.Value);
        Assert.Contains("]]&gt;", item.Element(Content + "encoded")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Seo_json_reads_back()
    {
        using var json = JsonDocument.Parse(SeoJson.Write(new SeoFacts("T", "D", ["ผึ้ง", "bees"], "how-bees", "notes", ["post"])));
        Assert.Equal(["ผึ้ง", "bees"], json.RootElement.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal("post", json.RootElement.GetProperty("social_posts")[0].GetString());
    }
}
