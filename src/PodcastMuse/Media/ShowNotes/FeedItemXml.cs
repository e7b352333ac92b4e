using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using PodcastMuse.Media.Chapters;
using PodcastMuse.Media.Episodes;
using PodcastMuse.Media.Transcripts;

namespace PodcastMuse.Media.ShowNotes;

/// <summary>
/// One episode as an RSS 2.0 item with Apple's and Podcasting 2.0's elements, to be placed in a feed. The guid never changes; addresses are
/// relative to the item (xml:base of the feed), so the item is complete as it is.
/// </summary>
public static class FeedItemXml
{
    // Apple Podcasts shows at most this much of a description.
    private const int MostDescription = 4_000;

    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(Transcript transcript, FeedFiles files)
    {
        var facts = transcript.Facts;
        var item = new XElement("item",
            new XAttribute(XNamespace.Xmlns + "itunes", Itunes),
            new XAttribute(XNamespace.Xmlns + "podcast", Podcast),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XElement("title", XmlContent.Clean(facts.Title)),
            new XElement(Itunes + "title", XmlContent.Clean(facts.Title)),
            new XElement("description", XmlContent.Clean(Description(facts))),
            new XElement(Content + "encoded", new XCData(XmlContent.Clean(Notes(transcript)))),
            new XElement("guid", new XAttribute("isPermaLink", "false"), facts.Id),
            new XElement("pubDate", facts.MadeAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture)),
            new XElement("enclosure",
                new XAttribute("url", files.AudioUrl), new XAttribute("length", files.AudioBytes), new XAttribute("type", files.AudioType)),
            new XElement(Itunes + "duration", (long)Math.Round(transcript.Duration.TotalSeconds)),
            new XElement(Itunes + "episodeType", "full"),
            new XElement(Itunes + "explicit", "false"),
            files.CoverUrl is null ? null : new XElement(Itunes + "image", new XAttribute("href", files.CoverUrl)),
            files.Transcripts.Select(file => new XElement(Podcast + "transcript",
                new XAttribute("url", file.Url), new XAttribute("type", file.ContentType), new XAttribute("language", facts.Language),
                file.IsCaptions ? new XAttribute("rel", "captions") : null)),
            files.ChaptersUrl is null ? null : new XElement(Podcast + "chapters",
                new XAttribute("url", files.ChaptersUrl), new XAttribute("type", ChaptersJson.ContentType)),
            facts.Speakers.Select(name => new XElement(Podcast + "person", XmlContent.Clean(name))),
            new XElement(Podcast + "txt", new XAttribute("purpose", "ai-disclosure"), Disclosure.For(facts.Language)));
        return Text(item);
    }

    private static string Description(EpisodeFacts facts)
    {
        var disclosure = Disclosure.For(facts.Language);
        var room = MostDescription - disclosure.Length - 2;
        var about = facts.Description.Trim();
        if (about.Length > room)
            about = Shorten(about, room - 1) + "…";
        return about.Length == 0 ? disclosure : $"{about}\n\n{disclosure}";
    }

    private static string Shorten(string text, int most)
    {
        var space = text.LastIndexOf(' ', most - 1);
        if (space > most / 2)
            return text[..space].TrimEnd();
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }

    private static string Notes(Transcript transcript)
    {
        var words = Words.For(transcript.Facts.Language);
        var html = new StringBuilder();
        foreach (var paragraph in transcript.Facts.Description.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(paragraph.Trim())}</p>");
        if (transcript.Chapters.Count > 0)
        {
            var entries = transcript.Chapters.Select(c => $"<li>{ClockText.Of(c.Start)} {Html.Encode(c.Title)}</li>");
            html.Append(CultureInfo.InvariantCulture, $"<p>{words.Chapters}</p><ul>{string.Concat(entries)}</ul>");
        }
        var sources = SourceUses.Of(transcript);
        if (sources.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{words.Sources}</p><ul>{string.Concat(sources.Select(s => $"<li>{Link(s.Source)}</li>"))}</ul>");
        return html.Append(CultureInfo.InvariantCulture, $"<p>{Html.Encode(Disclosure.For(transcript.Facts.Language))}</p>").ToString();
    }

    private static string Link(EpisodeSource source) => WebAddress.IsSafe(source.Address)
        ? $"<a href=\"{Html.Encode(source.Address!)}\">{Html.Encode(source.Title)}</a>"
        : Html.Encode(source.Title);

    private static string Text(XElement item)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
            item.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
