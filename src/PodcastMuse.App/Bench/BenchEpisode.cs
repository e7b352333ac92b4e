using PodcastMuse.Media.Mastering;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.App.Bench;

/// <summary>
/// A spoken episode to measure with: two flite voices, 7.5 lines a minute (an hour has 450), a chapter every 50 lines.
/// Speech is made once and kept; no two lines are the same.
/// </summary>
internal static class BenchEpisode
{
    private const double LinesPerMinute = 7.5;

    private static readonly string[] Sentences =
    [
        "The tide comes in twice a day and nobody on the pier looks up.",
        "A funnel of land pushes the water higher than any wind could.",
        "Pilots keep a small book with the times of every harbour on the coast.",
        "The moon is late by fifty minutes each day, and so is the sea.",
        "In the north the range is so small that children never notice it.",
        "What surprised you most when you first read the old tables?",
        "They were right to the minute, and they were made with string and brass.",
    ];

    public static async Task<MasterRequest> SpeakAsync(int minutes, string directory, string name, CancellationToken cancellationToken)
    {
        var speech = Directory.CreateDirectory(Path.Combine(directory, "speech")).FullName;
        var lines = new SpokenLine[(int)(minutes * LinesPerMinute)];
        await Parallel.ForAsync(0, lines.Length, cancellationToken, async (i, token) =>
        {
            var speaker = i / 2 % 2;
            var path = await SayAsync(TextOf(i), speaker, Path.Combine(speech, $"{i:00000}.wav"), token);
            lines[i] = new SpokenLine(i, TextOf(i), speaker, speaker == 0 ? "Ann" : "Ben", i / 50, path);
        });
        string[] chapters = [.. Enumerable.Range(1, lines[^1].Chapter + 1).Select(x => $"Chapter {x}")];
        var root = Path.Combine(directory, name);
        return new MasterRequest(lines, chapters, null, "none", Path.Combine(root, "out"), Path.Combine(root, "cache"), "en");
    }

    public static async Task<string> SayAsync(string text, int speaker, string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            return path;
        await Tool.RunAsync("flite", ["-voice", speaker == 0 ? "slt" : "rms", "-t", text, "-o", path + ".part"], cancellationToken);
        File.Move(path + ".part", path);
        return path;
    }

    /// <summary>One sentence in every third line, else two: eight seconds a line on average, gaps included.</summary>
    private static string TextOf(int line) => line % 3 == 0
        ? $"{Sentences[line % 7]} Note {line}."
        : $"{Sentences[line % 7]} {Sentences[line / 7 % 7]} Note {line}.";
}
