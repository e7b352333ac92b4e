using PodcastMuse.Media.Mastering;
using PodcastMuse.Media.Timelines;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Tests.Media;

/// <summary>Real speech for the sound tests: flite and espeak-ng say lines into a directory that is deleted afterwards.</summary>
public sealed class SpokenEpisode : IDisposable
{
    private static readonly string[] English =
    [
        "Hello and welcome. Today we talk about tides, and why the moon matters to every harbour on the coast.",
        "Twice a day the water rises and falls. In some bays it climbs higher than a house of four floors.",
        "That much? I thought it was a metre, perhaps two.",
        "It depends on the shape of the shore. A funnel pushes the water up, and the wind does the rest.",
        "And ships wait for it, don't they?",
        "They do. A pilot plans the whole passage around a window of forty minutes.",
    ];

    private static readonly string[] Thai =
    [
        "สวัสดีครับ ยินดีต้อนรับสู่รายการของเรา วันนี้เราจะพูดถึงน้ำขึ้นน้ำลง",
        "น้ำทะเลขึ้นและลงวันละสองครั้ง เพราะแรงดึงดูดของดวงจันทร์",
        "แล้วเรือใหญ่ต้องรอน้ำขึ้นก่อนเข้าท่าใช่ไหมคะ",
        "ใช่ครับ นำร่องต้องวางแผนทั้งเส้นทางล่วงหน้า",
    ];

    public string Root { get; } = Directory.CreateTempSubdirectory("muse-sound-").FullName;

    public string Output => Path.Combine(Root, "out");

    public string Cache => Path.Combine(Root, "cache");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <param name="count">Lines; every third changes the speaker, every fourth the chapter.</param>
    /// <param name="language">"en" through flite, "th" through espeak-ng.</param>
    /// <param name="speakers">One or two.</param>
    /// <param name="targetSeconds">Length asked for.</param>
    public async Task<MasterRequest> SpeakAsync(int count, string language = "en", int speakers = 2, double? targetSeconds = null)
    {
        var lines = new List<SpokenLine>();
        for (var i = 0; i < count; i++)
        {
            var texts = language == "th" ? Thai : English;
            var speaker = i % 3 == 2 ? speakers - 1 : 0;
            var text = texts[i % texts.Length] + (i < texts.Length ? "" : $" {i}");
            lines.Add(new SpokenLine(i, text, speaker, speaker == 0 ? "Ann" : "Ben", i / 4, await SayAsync(text, language, speaker, $"{i:0000}")));
        }
        return Request(lines, targetSeconds, language);
    }

    public MasterRequest Request(IReadOnlyList<SpokenLine> lines, double? targetSeconds = null, string language = "en") =>
        new(lines, [.. Enumerable.Range(0, lines[^1].Chapter + 1).Select(x => $"Chapter {x + 1}")], targetSeconds, "none", Output, Cache, language);

    public async Task<string> SayAsync(string text, string language, int speaker, string name)
    {
        var path = Path.Combine(Root, name + ".wav");
        await (language == "th"
            ? Tool.RunAsync("espeak-ng", ["-v", speaker == 0 ? "th" : "th+f3", "-w", path, text], CancellationToken.None)
            : Tool.RunAsync("flite", ["-voice", speaker == 0 ? "slt" : "rms", "-t", text, "-o", path], CancellationToken.None));
        return path;
    }

    /// <summary>Writes what an ffmpeg filter graph makes of a file, or of a generator.</summary>
    public async Task<string> FilterAsync(string[] input, string filter, string name)
    {
        var path = Path.Combine(Root, name);
        await Ffmpeg.RunAsync([.. input, "-af", filter, path], CancellationToken.None);
        return path;
    }
}
