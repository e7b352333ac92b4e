using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Projects.Sources.Pdf;

/// <summary>Lines to headings, paragraphs and list items, across columns and pages.</summary>
internal static partial class Paragraphs
{
    // A heading's type is this much larger than the text's.
    private const double HeadingSize = 1.12;
    private const int HeadingCharacters = 160;

    public static List<SourceBlock> Of(List<TextLine> lines)
    {
        var body = PageFurniture.BodySize(lines);
        var spacing = Spacing(lines, body);
        var sizes = lines.Where(line => line.Size >= HeadingSize * body && line.Text.Length < HeadingCharacters)
            .Select(line => Math.Round(line.Size)).Distinct().OrderDescending().Take(4).ToList();
        var words = new LineEnds(lines);
        var blocks = new List<SourceBlock>();
        TextLine? last = null;
        foreach (var line in lines)
        {
            var (kind, level) = Place(line, body, sizes, last, spacing);
            if (last is not null && blocks.Count > 0 && GoesOn(blocks[^1], last, line, kind, level, spacing))
                blocks[^1] = blocks[^1] with { Text = words.Join(blocks[^1].Text, last, line.Text) };
            else
                blocks.Add(new SourceBlock(kind, level, kind == BlockKind.ListItem ? Bullet().Replace(line.Text, "") : line.Text, line.Page));
            last = line;
        }
        return WithDropCaps(blocks);
    }

    private static (BlockKind, int) Place(TextLine line, double body, List<double> sizes, TextLine? last, double spacing)
    {
        if (line.Size >= HeadingSize * body && line.Text.Length < HeadingCharacters && sizes.IndexOf(Math.Round(line.Size)) is >= 0 and var rank)
            return (BlockKind.Heading, rank + 1);
        var apart = last is null || line.Gap is null || line.Gap > 1.25 * spacing || last.Bold;
        if (line.Bold && apart && line.Text.Length < 90 && !line.IsFull && !EndsSentence().IsMatch(line.Text) && line.Size > 0.95 * body)
            return (BlockKind.Heading, Math.Min(sizes.Count + 1, 6));
        return Bullet().IsMatch(line.Text) ? (BlockKind.ListItem, 1) : (BlockKind.Paragraph, 0);
    }

    private static bool GoesOn(SourceBlock block, TextLine last, TextLine line, BlockKind kind, int level, double spacing)
    {
        if (kind == BlockKind.Heading || block.Kind == BlockKind.Heading)
            return kind == block.Kind && level == block.Level && line.Page == last.Page && line.Gap < 1.9 * Math.Max(spacing, line.Size) && !Numbered().IsMatch(line.Text);
        if (kind == BlockKind.ListItem)
            return false;
        if (Math.Abs(line.Size - last.Size) > 0.12 * last.Size && line.Page == last.Page && line.Gap is not null)
            return false;
        var ended = EndsSentence().IsMatch(last.Text);
        if (line.Gap is not { } gap || line.Page != last.Page)
            return !ended && (char.IsLower(line.Text[0]) || (last.IsFull && !IsIndented(line, last)));
        if (gap > 1.4 * spacing && gap > 1.4 * line.Size)
            return false;
        if (IsIndented(line, last) && block.Kind != BlockKind.ListItem)
            return false;
        return last.IsFilledBefore(line) || !ended || WritingSystem.IsThai(last.Text[^1]) && last.Right > last.ColumnLeft + (0.6 * (last.ColumnRight - last.ColumnLeft)) || char.IsLower(line.Text[0]);
    }

    // First lines stand in by about an em; hanging text stands in under its bullet, where the line before does too.
    private static bool IsIndented(TextLine line, TextLine last) =>
        line.Left > line.ColumnLeft + (0.7 * line.Size) && last.Left - last.ColumnLeft < line.Left - line.ColumnLeft - (0.5 * line.Size)
        && line.Left < line.ColumnLeft + (5 * line.Size);

    private static double Spacing(List<TextLine> lines, double body) =>
        lines.Where(line => line.Gap is > 0 && Math.Abs(line.Size - body) < 0.6)
            .GroupBy(line => Math.Round(line.Gap!.Value))
            .MaxBy(group => group.Count())?.Average(line => line.Gap!.Value) ?? 1.2 * body;

    private static List<SourceBlock> WithDropCaps(List<SourceBlock> blocks)
    {
        for (var i = blocks.Count - 2; i >= 0; i--)
        {
            if (blocks[i] is not { Kind: BlockKind.Heading, Text: [var initial] } || !char.IsUpper(initial) || blocks[i + 1].Kind != BlockKind.Paragraph)
                continue;
            blocks[i + 1] = blocks[i + 1] with { Text = initial + blocks[i + 1].Text };
            blocks.RemoveAt(i);
        }
        return blocks;
    }

    [GeneratedRegex(@"^(?:[•‣◦▪●○■–—∙·]|\uF0B7|[-*](?=\s)|\(?(?:\d{1,2}|[๐-๙]{1,2}|[a-h])[.)](?=\s))\s*")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[.!?…:。](?:[""'”’)\]]|\d{1,3})*\s*$")]
    private static partial Regex EndsSentence();

    [GeneratedRegex(@"^(?:\d+(?:\.\d+)+\.?\s|chapter\b|บทที่)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
