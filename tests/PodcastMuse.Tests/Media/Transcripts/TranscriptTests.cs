using System.Text.Json;
using AngleSharp.Html.Parser;
using Markdig;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Transcripts;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Transcripts;

/// <summary>The written transcripts, read back by parsers that are not ours.</summary>
public sealed class TranscriptTests
{
    private static readonly Transcript English = Transcript.From(Samples.Timeline(Samples.English), Samples.Facts());
    private static readonly Transcript Thai = Transcript.From(Samples.Timeline(Samples.Thai), Samples.Facts("th"));

    [Fact]
    public void Json_has_every_line_with_times_speaker_chapter_and_sources()
    {
        using var json = JsonDocument.Parse(TranscriptJson.Write(English));
        Assert.Equal("1.0.0", json.RootElement.GetProperty("version").GetString());
        var segments = json.RootElement.GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(Samples.English, segments.Select(s => s.GetProperty("body").GetString()!));
        Assert.Equal(1.25, segments[0].GetProperty("startTime").GetDouble());
        Assert.Equal(English.Lines[^1].End.TotalSeconds, segments[^1].GetProperty("endTime").GetDouble(), 0.001);
        Assert.Equal("Ben & Co", segments[1].GetProperty("speaker").GetString());
        Assert.Equal("แผนที่ <ของ> ผึ้ง", segments[3].GetProperty("chapter").GetString());
        Assert.Equal(["Bees.pdf", "A page"], segments[3].GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("title").GetString()!));
        Assert.Equal(12, segments[3].GetProperty("sources")[0].GetProperty("page").GetInt32());
    }

    [Fact]
    public void Html_reads_back_as_it_was_spoken_and_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(TranscriptHtml.Write(English));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("How bees <find> home & why", page.QuerySelector("h1")!.TextContent);
        var lines = page.QuerySelectorAll(".line").ToList();
        Assert.Equal(Samples.English, lines.Select(line => line.QuerySelector("p")!.FirstChild!.TextContent));
        Assert.Equal(["Ada:", "Ben & Co:"], lines.Take(2).Select(line => line.QuerySelector("cite")!.TextContent));
        Assert.Empty(page.QuerySelectorAll("script, .line b, [href^=javascript]"));
    }

    [Fact]
    public void Every_link_in_the_html_has_its_target()
    {
        var page = new HtmlParser().ParseDocument(TranscriptHtml.Write(English));
        var anchors = page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains("#chapter-2", anchors);
        Assert.Contains("#source-1", anchors);
        Assert.All(anchors, anchor => Assert.NotNull(page.GetElementById(anchor[1..])));
    }

    [Fact]
    public void Thai_stands_in_the_html_as_letters_not_as_numbers() =>
        Assert.Contains("ยินดีต้อนรับสู่รายการของเรา", TranscriptHtml.Write(Thai), StringComparison.Ordinal);

    [Fact]
    public void Text_has_a_paragraph_a_line_with_time_and_speaker()
    {
        var text = TranscriptText.Write(English);
        Assert.Contains("\n\n[0:01] Ada: Welcome to the show.", text, StringComparison.Ordinal);
        Assert.Contains("\n\nแผนที่ <ของ> ผึ้ง (0:12)\n\n[0:12] Ben & Co: And they keep a map", text, StringComparison.Ordinal);
        Assert.Contains(Disclosure.English, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_reads_back_as_it_was_spoken()
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(ScriptMarkdown.Write(English)));
        Assert.Equal("How bees <find> home & why", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Opening; a=b #1", "แผนที่ <ของ> ผึ้ง"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(
            Samples.English.Select((line, i) => $"{(i % 2 == 0 ? "Ada" : "Ben & Co")}: {line}"),
            page.QuerySelectorAll("p").Select(p => p.TextContent));
    }

    [Fact]
    public void A_line_before_the_first_chapter_is_not_lost()
    {
        var timeline = Samples.Timeline(Samples.English) with { Chapters = [] };
        var transcript = Transcript.From(timeline, Samples.Facts());
        Assert.Equal(Samples.English, transcript.ByChapter().SelectMany(part => part.Lines).Select(line => line.Text));
    }
}
