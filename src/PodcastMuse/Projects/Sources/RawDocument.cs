namespace PodcastMuse.Projects.Sources;

/// <summary>What a format's reader found, before <see cref="Tidying"/>: text as it stands in the file, titles and languages as the file claims them.</summary>
internal sealed record RawDocument(string? Title, string? Language, IReadOnlyList<SourceBlock> Blocks)
{
    public IReadOnlyList<string> Notes { get; init; } = [];
}
