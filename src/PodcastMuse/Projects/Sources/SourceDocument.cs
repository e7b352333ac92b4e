using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>What a block of a document is, where the writer treats it differently.</summary>
public enum BlockKind { Heading, Paragraph, ListItem, Quote }

/// <summary>
/// A stretch of running text. <paramref name="Level"/> is 1–6 for headings (1 the highest), from 1 for list items by depth, else 0;
/// <paramref name="Page"/> counts from 1 where the format has pages. Text is one line, tidied, never empty.
/// </summary>
public sealed record SourceBlock(BlockKind Kind, int Level, string Text, int? Page = null);

/// <summary>
/// What a listener could be told of a source, in reading order: no page numbers, menus, tables or lists of references.
/// <paramref name="Language"/> is a BCP-47 tag where it is known.
/// </summary>
public sealed record SourceDocument(string Title, string? Language, IReadOnlyList<SourceBlock> Blocks)
{
    /// <summary>What was left out and why, in plain sentences for the creator; nothing is left out silently.</summary>
    public IReadOnlyList<Phrase> Notes { get; init; } = [];

    public int Characters => Blocks.Sum(block => block.Text.Length);
}
