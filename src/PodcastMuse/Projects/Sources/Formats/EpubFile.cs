using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>EPUB 2 and 3: the chapters of the spine, in its order. External entities are never resolved.</summary>
internal static class EpubFile
{
    private static readonly XNamespace Container = "urn:oasis:names:tc:opendocument:xmlns:container";
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static RawDocument Read(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        Archives.Measure(bytes, name, cancellationToken);
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (archive.GetEntry("META-INF/encryption.xml") is not null && archive.GetEntry("META-INF/rights.xml") is not null)
            throw new UnreadableException(Phrase.Of("source_protected", $"'{name}' is protected against copying. Use an edition without protection, or paste the text.", ("name", name)));
        var packagePath = Xml(archive, "META-INF/container.xml").Descendants(Container + "rootfile").First().Attribute("full-path")!.Value;
        var package = Xml(archive, packagePath).Root!;
        var folder = packagePath.Contains('/', StringComparison.Ordinal) ? packagePath[..(packagePath.LastIndexOf('/') + 1)] : "";
        var items = package.Descendants(Opf + "item")
            .Where(item => item.Attribute("id") is not null && item.Attribute("href") is not null)
            .DistinctBy(item => item.Attribute("id")!.Value)
            .ToDictionary(item => item.Attribute("id")!.Value);
        var blocks = new List<SourceBlock>();

        // A chapter stands in the spine once (EPUB 3.3 §5.6.2); a file that names it ten thousand times is read once all the same.
        foreach (var reference in package.Descendants(Opf + "itemref").DistinctBy(reference => reference.Attribute("idref")?.Value))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reference.Attribute("linear")?.Value == "no" || !items.TryGetValue(reference.Attribute("idref")?.Value ?? "", out var item))
                continue;
            if ((item.Attribute("properties")?.Value ?? "").Split(' ').Contains("nav"))
                continue;
            if (Archives.ReadEntry(archive, Resolve(folder, item.Attribute("href")!.Value)) is { } chapter)
                blocks.AddRange(Chapter(chapter, name));
        }
        return new RawDocument(package.Descendants(Dc + "title").FirstOrDefault()?.Value, package.Descendants(Dc + "language").FirstOrDefault()?.Value, blocks);
    }

    private static List<SourceBlock> Chapter(byte[] bytes, string name)
    {
        if (TextDecoding.Decode(bytes, charset: null) is not { } text)
            throw new UnreadableException(Phrase.Of("source_chapters_unreadable", $"'{name}' is protected or damaged: its chapters are not text. Use another edition, or paste the text.", ("name", name)));
        NestingScan.Refuse(text, name);
        var document = new HtmlParser().ParseDocument(text);
        HtmlBlocks.RefuseDeepNesting(document, name);
        return document.Body is { } body ? HtmlBlocks.Of(body, page: false) : [];
    }

    private static XDocument Xml(ZipArchive archive, string path)
    {
        var bytes = Archives.ReadEntry(archive, path) ?? throw new InvalidDataException(path);
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }

    private static string Resolve(string folder, string href)
    {
        var parts = new List<string>();
        foreach (var part in (folder + Uri.UnescapeDataString(href.Split('#')[0])).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".." or ""))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
