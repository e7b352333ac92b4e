using PodcastMuse.Language;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>An idea read as a source of its own: paragraphs as passages without ids, the last sentence of each closed with a full stop.</summary>
internal static class IdeaPassages
{
    public static IReadOnlyList<Passage> Of(string? idea, Lexicon lexicon) =>
        [.. (idea ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => new Passage("", "", null, null, lexicon.IsThai ? paragraph : Closed(paragraph)))];

    private static string Closed(string paragraph)
    {
        var text = char.ToUpperInvariant(paragraph[0]) + paragraph[1..];
        return char.IsLetterOrDigit(text[^1]) || WritingSystem.IsThai(text[^1]) ? text + "." : text;
    }
}
