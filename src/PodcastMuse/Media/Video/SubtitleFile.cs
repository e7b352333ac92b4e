using System.Globalization;
using System.Text.RegularExpressions;

namespace PodcastMuse.Media.Video;

/// <summary>One subtitle, its lines joined as its language writes them. Times in seconds.</summary>
internal sealed record Subtitle(double Start, double End, string Text);

/// <summary>Reads SRT files. Blocks without a valid time line are passed over.</summary>
internal static partial class SubtitleFile
{
    public static async Task<IReadOnlyList<Subtitle>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = (await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n");
        var subtitles = new List<Subtitle>();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var time = Times().Match(block);
            if (!time.Success)
                continue;
            var lines = block[(time.Index + time.Length)..].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            subtitles.Add(new Subtitle(Seconds(time, 1), Seconds(time, 5), Join(lines)));
        }
        return subtitles;
    }

    /// <summary>Thai words stand together; a line break between them stood for nothing.</summary>
    private static string Join(IEnumerable<string> lines)
    {
        var joined = "";
        foreach (var line in lines.Select(l => Tags().Replace(l, "")))
            joined += joined.Length > 0 && line.Length > 0 && !(IsThai(joined[^1]) && IsThai(line[0])) ? " " + line : line;
        return joined;
    }

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    private static double Seconds(Match time, int group)
    {
        int Part(int i) => int.Parse(time.Groups[group + i].ValueSpan, CultureInfo.InvariantCulture);
        return Part(0) * 3600 + Part(1) * 60 + Part(2) + Part(3) / 1000.0;
    }

    [GeneratedRegex(@"(\d+):(\d\d):(\d\d)[,.](\d{3})\s*-->\s*(\d+):(\d\d):(\d\d)[,.](\d{3})[^\n]*")]
    private static partial Regex Times();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
