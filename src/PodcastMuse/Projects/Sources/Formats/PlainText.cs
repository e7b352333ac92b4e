using System.Text.RegularExpressions;
using PodcastMuse.Language;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>Text without marks: blank lines part paragraphs; lines wrapped at a width are put together; chapter lines and lines in capitals are headings.</summary>
internal static partial class PlainText
{
    public static RawDocument Read(string text)
    {
        var blocks = new List<SourceBlock>();
        var wrapped = IsWrapped(text);
        foreach (var paragraph in BlankLines().Split(text.Replace('\f', '\n').Replace('\u001A', ' ')))
        {
            var lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
            if (lines.Count == 0)
                continue;
            if (lines.Count >= 2 && Underline().IsMatch(lines[1]))
            {
                blocks.Add(new SourceBlock(BlockKind.Heading, lines[1][0] == '=' ? 1 : 2, lines[0]));
                lines.RemoveRange(0, 2);
            }
            else if (lines.Count == 1 && IsHeading(lines[0]))
            {
                blocks.Add(new SourceBlock(BlockKind.Heading, 2, lines[0].TrimStart('#', ' ')));
                continue;
            }
            AddLines(blocks, lines, wrapped);
        }
        return new RawDocument(null, null, blocks);
    }

    private static void AddLines(List<SourceBlock> blocks, List<string> lines, bool wrapped)
    {
        var current = "";
        var kind = BlockKind.Paragraph;
        foreach (var line in lines)
        {
            var item = Bullet().Match(line);
            if (current.Length > 0 && wrapped && !item.Success)
            {
                current = Joined(current, line);
                continue;
            }
            if (current.Length > 0)
                blocks.Add(new SourceBlock(kind, kind == BlockKind.ListItem ? 1 : 0, current));
            kind = item.Success ? BlockKind.ListItem : BlockKind.Paragraph;
            current = item.Success ? line[item.Length..] : line;
        }
        if (current.Length > 0)
            blocks.Add(new SourceBlock(kind, kind == BlockKind.ListItem ? 1 : 0, current));
    }

    private static string Joined(string before, string after)
    {
        if (before.EndsWith('-') && before.Length > 1 && char.IsLower(before[^2]) && char.IsLower(after[0]))
            return before[..^1] + after;
        return WritingSystem.IsThai(before[^1]) && WritingSystem.IsThai(after[0]) ? before + after : before + ' ' + after;
    }

    // Wrapped text has many lines, nearly all of them short of one width, and most close to it.
    private static bool IsWrapped(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim().Length).Where(length => length > 0).Order().ToArray();
        if (lines.Length < 4)
            return lines.Length > 1 && lines[^1] <= 85 && lines[0] > 35;
        int widest = lines[(int)(lines.Length * 0.97)], middle = lines[lines.Length / 2];
        return widest is >= 40 and <= 130 && middle > widest * 0.7;
    }

    private static bool IsHeading(string line)
    {
        if (line.Length > 90 || line[^1] is '.' or ',' or ';' or '?' or '!' or ':' or '"' or '”')
            return false;
        return Chapter().IsMatch(line) || (line.Any(char.IsUpper) && !line.Any(char.IsLower) && line.Count(char.IsLetter) > 3);
    }

    [GeneratedRegex(@"\n[ \t\u00A0]*(?:\n[ \t\u00A0]*)+")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^(?:={3,}|-{3,})$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^(?:[-*•‣–]|\(?\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:#{1,6}\s|(?:chapter|part|section|book|appendix|prologue|epilogue|introduction|preface|conclusion)\b|บทที่|ตอนที่|ภาคที่|บทนำ|บทสรุป|คำนำ|\d+(?:\.\d+)*\.?\s+\p{Lu})", RegexOptions.IgnoreCase)]
    private static partial Regex Chapter();
}
