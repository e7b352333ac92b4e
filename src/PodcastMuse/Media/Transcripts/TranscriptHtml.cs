using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>
/// The transcript as one HTML page that needs nothing else: semantic, printable, without scripts, chapters linked, each line addressable
/// (<c>#line-12</c>). Speakers stand in <c>cite</c> and times in <c>time</c>, as the Podcasting 2.0 HTML form asks.
/// </summary>
public static class TranscriptHtml
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.65 system-ui, "Noto Sans", "Noto Sans Thai", "Leelawadee UI", sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { line-height: 1.3; } h2 { margin-top: 2.5rem; line-height: 1.35; }
        cite { font-style: normal; font-weight: 600; } time { color: GrayText; font-variant-numeric: tabular-nums; margin-inline-start: .4em; }
        .line { margin: 1.1rem 0; } .line p { margin: .1rem 0 0; } .disclosure, .sources { font-size: .9rem; } sup a { text-decoration: none; }
        @media print { body { max-width: none; margin: 0; color: #000; background: #fff; } nav { display: none; } .line, h2 { break-inside: avoid; } h2 { break-after: avoid; } a { color: inherit; text-decoration: none; } }
        """;

    // Letters of every script as themselves; only what is markup is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string Write(Transcript transcript)
    {
        var facts = transcript.Facts;
        var sources = new SourceNumbers(transcript);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{Text(facts.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(facts.Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<article>\n");
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{Text(facts.Title)}</h1>\n<p class=\"disclosure\">{Text(Disclosure.For(facts.Language))}</p>\n</header>\n");
        AppendContents(html, transcript);
        foreach (var (chapter, lines) in transcript.ByChapter())
            AppendChapter(html, transcript, chapter, lines, sources);
        AppendSources(html, sources, facts.Language);
        return html.Append("</article>\n</body>\n</html>\n").ToString();
    }

    private static void AppendContents(StringBuilder html, Transcript transcript)
    {
        if (transcript.Chapters.Count < 2)
            return;
        html.Append(CultureInfo.InvariantCulture, $"<nav aria-label=\"{Text(Words.For(transcript.Facts.Language).Chapters)}\">\n<ol>\n");
        for (var i = 0; i < transcript.Chapters.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#chapter-{i + 1}\">{Text(transcript.Chapters[i].Title)}</a> {Time(transcript.Chapters[i].Start)}</li>\n");
        html.Append("</ol>\n</nav>\n");
    }

    private static void AppendChapter(
        StringBuilder html, Transcript transcript, int? chapter, IReadOnlyList<TranscriptLine> lines, SourceNumbers sources)
    {
        html.Append("<section>\n");
        if (chapter is { } index)
            html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"chapter-{index + 1}\">{Text(transcript.Chapters[index].Title)}</h2>\n");
        foreach (var line in lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"line\" id=\"line-{line.Index}\">\n<cite>{Text(line.Speaker)}:</cite>\n{Time(line.Start)}\n<p>{Text(line.Text)}");
            foreach (var number in sources.Of(line))
                html.Append(CultureInfo.InvariantCulture, $"<sup><a href=\"#source-{number}\">[{number}]</a></sup>");
            html.Append("</p>\n</div>\n");
        }
        html.Append("</section>\n");
    }

    private static void AppendSources(StringBuilder html, SourceNumbers sources, string language)
    {
        if (sources.Titles.Count == 0)
            return;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"sources\">\n<h2>{Text(Words.For(language).Sources)}</h2>\n<ol>\n");
        for (var i = 0; i < sources.Titles.Count; i++)
        {
            var title = Text(sources.Titles[i].Title);
            var shown = WebAddress.IsSafe(sources.Titles[i].Address) ? $"<a href=\"{Text(sources.Titles[i].Address!)}\">{title}</a>" : title;
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"source-{i + 1}\">{shown}</li>\n");
        }
        html.Append("</ol>\n</section>\n");
    }

    private static string Time(TimeSpan at) =>
        string.Create(CultureInfo.InvariantCulture, $"<time datetime=\"PT{(int)at.TotalSeconds}S\">{ClockText.Of(at)}</time>");

    private static string Text(string text) => Encoder.Encode(text);
}
