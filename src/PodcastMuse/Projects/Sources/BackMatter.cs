using System.Text.RegularExpressions;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>Contents, reference lists and indexes are looked up, not listened to: their sections are left out, and the creator is told.</summary>
internal static partial class BackMatter
{
    public static List<SourceBlock> Drop(List<SourceBlock> blocks, string name, List<Phrase> notes)
    {
        var kept = new List<SourceBlock>(blocks.Count);
        var dropped = new List<string>();
        int? inside = null;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading && IsBackMatter().IsMatch(block.Text))
            {
                inside = block.Level;
                dropped.Add(block.Text);
                continue;
            }
            if (inside is { } level && block.Kind == BlockKind.Heading && block.Level <= level)
                inside = null;
            if (inside is null)
                kept.Add(block);
        }
        // A document that is nothing but such a section was meant to be read.
        if (!kept.Any(block => block.Kind != BlockKind.Heading))
            return blocks;
        if (dropped.Count > 0)
        {
            var sections = string.Join(", ", dropped.Distinct());
            notes.Add(Phrase.Of("left_out_sections", $"Left out of '{name}', as it is not for listening: {sections}.", ("name", name), ("sections", sections)));
        }

        return kept;
    }

    [GeneratedRegex(
        @"^(?:(?:chapter |appendix )?[\dIVX]+[.)]?\s+)?(?:references|bibliography|works cited|literature cited|reference list|table of contents|contents|index|list of (?:figures|tables)|endnotes|footnotes|citations|see also|external links|บรรณานุกรม|เอกสารอ้างอิง|รายการอ้างอิง|อ้างอิง|สารบัญ(?:ตาราง|ภาพ)?|ดัชนี|เชิงอรรถ|แหล่งข้อมูลอื่น|ดูเพิ่ม)\s*:?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex IsBackMatter();
}
