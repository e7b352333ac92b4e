using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.BuiltIn.Writing;

/// <summary>Takes off what belongs to the page and not to speech: parentheses, citations, note marks, leftover markup. Adds nothing.</summary>
internal static partial class SentenceTrim
{
    public static string Trim(string text)
    {
        var trimmed = Links().Replace(text, "$1");
        trimmed = Citations().Replace(trimmed, "");
        for (var round = 0; round < 3 && trimmed.Contains('(', StringComparison.Ordinal); round++)
            trimmed = Parentheses().Replace(trimmed, "");
        trimmed = NoteMarks().Replace(trimmed, "");
        trimmed = Markup().Replace(trimmed, "");
        trimmed = Spaces().Replace(trimmed, " ");
        return SpaceBeforeMark().Replace(trimmed, "$1").Trim();
    }

    [GeneratedRegex(@"!?\[([^\[\]]{2,200})\]\([^()\s]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"\s?\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[a-z]|citation needed|clarification needed|note \d+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Citations();

    [GeneratedRegex(@"\s?\([^()]{0,200}\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"[¹²³⁴-⁹†‡]+(?=[\s.,;:]|$)")]
    private static partial Regex NoteMarks();

    [GeneratedRegex(@"\*\*|__|`|(?<=^|\s)[*_](?=\S)|(?<=\S)[*_](?=[\s.,;:!?]|$)|<[^<>]{1,80}>|^\s*(?:[-•▪◦‣·*]|#{1,6})\s+")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" +([.,;:!?])")]
    private static partial Regex SpaceBeforeMark();
}
