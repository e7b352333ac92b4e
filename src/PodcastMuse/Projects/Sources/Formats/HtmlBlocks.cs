using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// Walks HTML into blocks of running text. Leaves out what is not said aloud: code, tables of figures, captions, notes and their marks,
/// and on web pages (<c>page</c>) navigation, cookie notices, sharing and comments.
/// </summary>
internal static partial class HtmlBlocks
{
    // Far above any page made by people; the tree's own methods recurse.
    private const int Nesting = 400;

    public static void RefuseDeepNesting(IDocument document, string name)
    {
        var depth = 0;
        INode? node = document;
        while (node is not null)
        {
            if (depth > Nesting)
                throw new UnreadableException(Phrase.Of("source_too_deep", $"'{name}' is nested too deeply to be a document. Save it as plain text, and try again.", ("name", name)));
            if (node.FirstChild is { } child)
            {
                node = child;
                depth++;
                continue;
            }
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }
            node = node?.NextSibling;
        }
    }

    public static List<SourceBlock> Of(IElement root, bool page)
    {
        var blocks = new List<SourceBlock>();
        var text = new StringBuilder();
        Walk(root, new Place(BlockKind.Paragraph, 0), page, blocks, text);
        Flush(blocks, text, new Place(BlockKind.Paragraph, 0));
        return blocks;
    }

    private static void Walk(INode parent, Place place, bool page, List<SourceBlock> blocks, StringBuilder text)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                text.Append(words.Data);
            else if (node is IElement element && !IsLeftOut(element, page))
                WalkElement(element, place, page, blocks, text);
        }
    }

    private static void WalkElement(IElement element, Place place, bool page, List<SourceBlock> blocks, StringBuilder text)
    {
        var name = element.LocalName;
        if (name == "br")
        {
            // Two in a row part paragraphs on old pages.
            if (element.NextElementSibling is { LocalName: "br" } && (element.NextSibling as IText)?.Data.AsSpan().Trim().Length is null or 0)
                Flush(blocks, text, place);
            else
                text.Append(' ');
            return;
        }
        if (!IsBlock(name))
        {
            Walk(element, place, page, blocks, text);
            return;
        }
        Flush(blocks, text, place);
        var inner = name switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => new Place(BlockKind.Heading, name[1] - '0'),
            "li" or "dd" => new Place(BlockKind.ListItem, place.Kind == BlockKind.ListItem ? place.Level + 1 : 1),
            "blockquote" => new Place(BlockKind.Quote, 0),
            _ => place,
        };
        Walk(element, inner, page, blocks, text);
        Flush(blocks, text, inner);
    }

    private static void Flush(List<SourceBlock> blocks, StringBuilder text, Place place)
    {
        var line = Spaces().Replace(text.ToString(), " ").Trim();
        text.Clear();
        if (line.Length > 0)
            blocks.Add(new SourceBlock(place.Kind, place.Level, line));
    }

    private static bool IsLeftOut(IElement element, bool page)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "noscript" or "template" or "svg" or "math" or "iframe" or "object" or "video" or "audio" or "canvas"
                or "form" or "button" or "select" or "input" or "textarea" or "nav" or "pre" or "figcaption" or "rt" or "rp" or "head" or "title":
                return true;
            case "table":
                return IsDataTable(element);
            case "sup":
                return NoteMark().IsMatch(element.TextContent) && (element.QuerySelector("a") is not null || element.Closest("a") is not null || element.ClassList.Contains("reference"));
            case "aside" or "footer" or "header" when page:
                return element.LocalName != "header" || element.QuerySelector("h1") is null;
        }
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || HiddenStyle().IsMatch(element.GetAttribute("style") ?? ""))
            return true;
        if (EpubNote().IsMatch((element.GetAttribute("epub:type") ?? "") + " " + (element.GetAttribute("role") ?? "")))
            return true;
        if (element.ClassList.Contains("footnotes") || element.ClassList.Contains("footnote-ref"))
            return true;
        return page && element.LocalName is not ("body" or "main" or "article" or "html")
            && (PageFurniture().IsMatch(element.ClassName ?? "") || PageFurniture().IsMatch(element.Id ?? ""));
    }

    // Tables that hold paragraphs only place them; tables of figures are not for the ear.
    private static bool IsDataTable(IElement table)
    {
        var cells = table.QuerySelectorAll("td");
        return table.QuerySelector("th") is not null || cells.Length == 0 || table.TextContent.Length < 120 * cells.Length;
    }

    private static bool IsBlock(string name) => name is
        "p" or "div" or "section" or "article" or "main" or "body" or "header" or "footer" or "aside" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "blockquote" or "figure" or "table" or "tbody" or "thead" or "tr" or "td" or "th" or "hr"
        or "address" or "details" or "summary" or "center" or "fieldset";

    private readonly record struct Place(BlockKind Kind, int Level);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\s*[\[(]?(?:\d{1,4}|[a-z*†‡§]|note \d+)[\])]?\s*$")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"\b(?:footnotes?|endnotes?|rearnotes?|noteref|doc-noteref|doc-footnotes?|doc-endnotes?|doc-backlink|pagebreak|doc-pagebreak|toc|doc-toc|landmarks|page-list|index|doc-index|navigation|banner|contentinfo|dialog|alertdialog|search|complementary|menu|menubar)\b")]
    private static partial Regex EpubNote();

    [GeneratedRegex(@"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri\w+|breadcrumbs?|share|sharing|social|advert\w*|ads?|promo\w*|sponsor\w*|related|recommend\w*|comments?|disqus|toc|reflist|references|navbox|navbar|nav|menu|infobox|mw-editsection|editsection|sidebar|popup|modal|paywall|login|signup|skip-link|screen-reader-text|visually-hidden|sr-only|noprint|hatnote|catlinks|byline|pagination)(?:$|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex PageFurniture();
}
