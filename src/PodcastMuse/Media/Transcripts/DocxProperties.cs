using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using PodcastMuse.Media.Episodes;

namespace PodcastMuse.Media.Transcripts;

/// <summary>Title, speakers, language and date of the Word transcript, as file managers and search show them.</summary>
internal static class DocxProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Add(WordprocessingDocument document, EpisodeFacts facts)
    {
        var xml = new XElement(Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XElement(Dc + "title", XmlContent.Clean(facts.Title)),
            new XElement(Dc + "creator", XmlContent.Clean(string.Join(", ", facts.Speakers))),
            new XElement(Dc + "description", Disclosure.For(facts.Language)),
            new XElement(Dc + "language", facts.Language),
            new XElement(Terms + "created",
                new XAttribute(Xsi + "type", "dcterms:W3CDTF"),
                facts.MadeAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        var part = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2");
        part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml.ToString(SaveOptions.DisableFormatting))));
    }
}
