using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>What a format's reader found, before <see cref="Tidying"/>: text as it stands in the file, titles and languages as the file claims them.</summary>
internal sealed record RawDocument(string? Title, string? Language, IReadOnlyList<SourceBlock> Blocks)
{
    public IReadOnlyList<Phrase> Notes { get; init; } = [];

    /// <summary>Says of a format's tables that they are left out.</summary>
    public static Phrase NoteOfTables(string name, int tables) =>
        Phrase.Of("left_out_tables", $"Left out of '{name}', as they are not for listening: {tables} table{(tables == 1 ? "" : "s")}.", ("name", name), ("count", tables));
}
