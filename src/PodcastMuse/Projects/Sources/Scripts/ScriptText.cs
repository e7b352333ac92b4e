using System.Text.RegularExpressions;
using PodcastMuse.Projects.Sources.Formats;

namespace PodcastMuse.Projects.Sources.Scripts;

/// <summary>A heading, or words of a script as they stand on a line. <c>Level</c> is 0 for words.</summary>
internal sealed record ScriptBlock(int Level, string Text, string? Speaker = null)
{
    public bool IsHeading => Level > 0;
}

/// <summary>A script's text to its lines: unlike in prose every line end counts, so that nobody's words run into another's.</summary>
internal static partial class ScriptText
{
    public static List<ScriptBlock> Blocks(string text)
    {
        if (Subtitle().IsMatch(text))
            return [.. Spoken(Subtitles.Cues(text))];
        var blocks = new List<ScriptBlock>();
        foreach (var line in WithoutFrontMatter(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Heading().Match(line) is { Success: true } heading)
                blocks.Add(new ScriptBlock(heading.Groups[1].Length, Tidying.Line(heading.Groups[2].Value)));
            else if (line.Any(char.IsLetterOrDigit))
                blocks.Add(new ScriptBlock(0, Mark().Replace(line, "")));
        }
        return blocks;
    }

    // Captions cut sentences; the cues of one speaker are put together until a sentence ends.
    private static IEnumerable<ScriptBlock> Spoken(IEnumerable<Cue> cues)
    {
        Cue? open = null;
        foreach (var cue in cues)
        {
            var (speaker, words) = Who(cue);
            if (open is not null && (speaker is null || speaker == open.Speaker) && !SentenceEnd().IsMatch(open.Text))
            {
                open = open with { Text = open.Text + ' ' + words };
                continue;
            }
            if (open is not null)
                yield return new ScriptBlock(0, open.Text, open.Speaker);
            open = cue with { Speaker = speaker ?? open?.Speaker, Text = words };
        }
        if (open is not null)
            yield return new ScriptBlock(0, open.Text, open.Speaker);
    }

    private static (string? Speaker, string Words) Who(Cue cue)
    {
        if (cue.Speaker is not null || CueName().Match(cue.Text) is not { Success: true } named)
            return (cue.Speaker, cue.Text);
        return (named.Groups[1].Value.Trim(), named.Groups[2].Value);
    }

    private static string WithoutFrontMatter(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return text;
        var end = text.IndexOf("\n---", 4, StringComparison.Ordinal);
        return end < 0 ? text : text[(text.IndexOf('\n', end + 1) is >= 0 and var line ? line : text.Length)..];
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.+?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*+>]|\d{1,3}[.)])\s+")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:WEBVTT|\s*\d+\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->)")]
    private static partial Regex Subtitle();

    [GeneratedRegex(@"^[-–]?\s*([\p{L}][\p{L}\p{M} .'’-]{0,30}):\s+(.+)$", RegexOptions.Singleline)]
    private static partial Regex CueName();

    [GeneratedRegex(@"[.!?…][""'”’)]*$")]
    private static partial Regex SentenceEnd();
}
