using System.Globalization;
using System.Text;

namespace PodcastMuse.Media.Captions;

/// <summary>
/// Captions as SubRip (.srt): text as spoken, without names. SubRip has no escape, so a word joiner (U+2060, invisible) keeps players from
/// taking text for markup; nothing is left out.
/// </summary>
public static class SubRip
{
    public static string Write(IReadOnlyList<Caption> captions)
    {
        var text = new StringBuilder();
        for (var i = 0; i < captions.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(captions[i].Start)} --> {Time(captions[i].End)}\n");
            foreach (var line in captions[i].Lines)
                text.Append(Plain(line)).Append('\n');
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Plain(string line) => line
        .Replace("<", "<\u2060", StringComparison.Ordinal)
        .Replace("{\\", "{\u2060\\", StringComparison.Ordinal)
        .Replace("-->", "--\u2060>", StringComparison.Ordinal);

    private static string Time(TimeSpan at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00},{at.Milliseconds:000}");
}
