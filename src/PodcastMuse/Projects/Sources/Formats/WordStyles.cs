using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>
/// What a paragraph of a DOCX is, by its own properties or its style's. Style ids are translated by Word's language, style names are not.
/// </summary>
internal sealed partial class WordStyles(Styles? styles)
{
    // Chains of styles are a few links long; a longer one is a circle.
    private const int Chain = 12;

    private readonly Dictionary<string, Style> _byId = (styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .GroupBy(style => style.StyleId!.Value!)
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The paragraph's kind and level; null where it is not for listening (contents, captions).</summary>
    public (BlockKind Kind, int Level)? Of(ParagraphProperties? properties)
    {
        var level = (int?)properties?.OutlineLevel?.Val?.Value;
        var isList = properties?.NumberingProperties?.NumberingId?.Val?.Value is > 0;
        var depth = properties?.NumberingProperties?.NumberingLevelReference?.Val?.Value ?? 0;
        var isQuote = false;
        var id = properties?.ParagraphStyleId?.Val?.Value;
        for (var link = 0; id is not null && link < Chain; link++)
        {
            if (Name(id) is var name && NotForListening().IsMatch(name))
                return null;
            if (Heading().Match(name) is { Success: true } heading)
                level ??= heading.Groups[1].Success ? heading.Groups[1].Value[0] - '1' : name == "subtitle" ? 1 : 0;
            isQuote |= name.Contains("quote", StringComparison.Ordinal);
            isList |= name.StartsWith("list", StringComparison.Ordinal) && name != "list paragraph";
            if (!_byId.TryGetValue(id, out var style))
                break;
            level ??= (int?)style.StyleParagraphProperties?.OutlineLevel?.Val?.Value;
            isList |= style.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is > 0;
            id = style.BasedOn?.Val?.Value;
        }
        if (level is >= 0 and < 9)
            return (BlockKind.Heading, Math.Min(level.Value + 1, 6));
        return isList ? (BlockKind.ListItem, depth + 1) : (isQuote ? BlockKind.Quote : BlockKind.Paragraph, 0);
    }

    private string Name(string id) => (_byId.TryGetValue(id, out var style) ? style.StyleName?.Val?.Value : null ?? Spaced().Replace(id, " "))?.ToLowerInvariant() ?? "";

    [GeneratedRegex(@"^(?:heading ([1-9])|title|subtitle)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:toc \d|toc heading|caption|table of figures|footnote text|endnote text|header|footer|bibliography|index \d)$")]
    private static partial Regex NotForListening();

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z0-9])")]
    private static partial Regex Spaced();
}
