using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Projects.Sources.Formats;

/// <summary>One caption: when it stands (seconds), who speaks where it is told, and its words on one line.</summary>
internal sealed record Cue(double Start, double End, string? Speaker, string Text);

/// <summary>SRT and VTT: cues are put together to paragraphs at pauses and changes of speaker; rolling captions are said once.</summary>
internal static partial class Subtitles
{
    private const double PauseSeconds = 3;
    private const int ParagraphCharacters = 400;

    public static RawDocument Read(string text)
    {
        var blocks = new List<SourceBlock>();
        var current = "";
        Cue? last = null;
        foreach (var cue in Cues(text))
        {
            var ends = last is not null && (cue.Start - last.End > PauseSeconds || cue.Speaker != last.Speaker
                || (current.Length > ParagraphCharacters && EndsSentence().IsMatch(current)));
            if (ends && current.Length > 0)
            {
                blocks.Add(new SourceBlock(BlockKind.Paragraph, 0, current));
                current = "";
            }
            current = current.Length == 0 ? cue.Text : current + ' ' + cue.Text;
            last = cue;
        }
        if (current.Length > 0)
            blocks.Add(new SourceBlock(BlockKind.Paragraph, 0, current));
        return new RawDocument(null, null, blocks);
    }

    public static IEnumerable<Cue> Cues(string text)
    {
        string[] before = [];
        foreach (var part in BlankLine().Split(text))
        {
            var lines = part.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var timing = Array.FindIndex(lines, line => line.Contains("-->", StringComparison.Ordinal));
            if (timing < 0 || Times().Match(lines[timing]) is not { Success: true } times)
                continue;
            var said = lines[(timing + 1)..];
            // Rolling captions repeat the last lines of the cue before.
            var fresh = said.Where(line => !before.Contains(line)).ToArray();
            before = said;
            var joined = string.Join(' ', fresh);
            var speaker = Voice().Match(joined) is { Success: true } voice ? voice.Groups[1].Value.Trim() : null;
            var words = System.Net.WebUtility.HtmlDecode(Tag().Replace(joined, "")).Trim();
            if (words.Length > 0)
                yield return new Cue(Seconds(times.Groups[1].Value), Seconds(times.Groups[2].Value), speaker, words);
        }
    }

    private static double Seconds(string time) =>
        time.Replace(',', '.').Split(':').Aggregate(0.0, (sum, part) => sum * 60 + double.Parse(part, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"((?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})")]
    private static partial Regex Times();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+([^>]+)>")]
    private static partial Regex Voice();

    [GeneratedRegex(@"<[^>]*>|\{\\[^}]*\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[.!?…][""'”’)]*$")]
    private static partial Regex EndsSentence();
}
