using System.Text.RegularExpressions;

namespace PodcastMuse.Providers.Writing.Answers;

/// <summary>What of a model's line is to be said: without speaker's name, directions, markup, and marks of sources, which are returned apart.</summary>
internal static partial class SpokenText
{
    public static (string Said, IReadOnlyList<string> Cited) Of(string text, IReadOnlyList<Speaker> speakers)
    {
        var said = Thinking().Replace(text, " ");
        string[] cited = [.. Citations().Matches(said).SelectMany(m => m.Value.Trim('[', ']', '(', ')', '【', '】').Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        said = Citations().Replace(said, "");
        said = Links().Replace(said, "$1");
        said = Directions().Replace(said, " ");
        said = Markup().Replace(said, "");
        said = Spaces().Replace(said, " ").Trim();
        foreach (var name in speakers.Select(s => s.Name))
        {
            if (said.StartsWith(name, StringComparison.OrdinalIgnoreCase) && said.AsSpan(name.Length).TrimStart() is [':' or '：', ..])
                said = said[(said.IndexOfAny([':', '：'], name.Length) + 1)..].TrimStart();
        }

        return (SpaceBeforeMark().Replace(said, "$1"), cited);
    }

    [GeneratedRegex(@"<think>.*?(?:</think>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Thinking();

    [GeneratedRegex(@"[\[(【]\s*s\d{1,3}\.p\d{1,5}(?:\s*[,;]?\s*s\d{1,3}\.p\d{1,5})*\s*[\])】]", RegexOptions.IgnoreCase)]
    private static partial Regex Citations();

    // A short aside in brackets, or between asterisks where it is one or two words: nobody says "[laughs softly]".
    [GeneratedRegex(@"\[[^\[\]]{1,60}\]|\((?:[^()]{0,30}\b)?(?:laugh|chuckle|sigh|pause|music|beat|applause|whisper|smil|sound|sfx|หัวเราะ|ดนตรี|เสียง|หยุด|ยิ้ม|ถอนหายใจ)[^()]{0,40}\)|(?<!\*)\*(?:laugh|chuckle|sigh|pause|gasp|smile|หัวเราะ|ยิ้ม)[^*]{0,30}\*(?!\*)", RegexOptions.IgnoreCase)]
    private static partial Regex Directions();

    [GeneratedRegex(@"!?\[([^\[\]]{1,200})\]\([^()\s]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"\*\*|__|`|^\s*(?:[-*•]|#{1,6})\s+|(?<=^|\s)[*_](?=\S)|(?<=\S)[*_](?=[\s.,;:!?]|$)|</?[a-z]{1,12}(?:\s[^<>]{0,60})?/?>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" +([.,;:!?])")]
    private static partial Regex SpaceBeforeMark();
}
