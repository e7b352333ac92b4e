using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PodcastMuse.Tests.Media;

namespace PodcastMuse.App.Tests.Make;

/// <summary>An episode as it lies in the creator's folder, looked at with other people's programs.</summary>
internal sealed record Delivered(string Folder)
{
    private static readonly string[] Layout =
    [
        "audio/final.mp3", "audio/final.wav", "audio/mastering.json", "images/cover.jpg", "images/frame.jpg", "images/thumbnails/512.jpg",
        "transcript/captions.srt", "transcript/captions.vtt", "transcript/transcript.json", "transcript/transcript.html", "transcript/transcript.txt",
        "script/script.md", "script/script.docx", "seo.json", "show-notes.md", "chapters.json", "feed-item.xml", "manifest.json", "downloads/resources.zip",
    ];

    public string Zip => At("downloads/resources.zip");

    /// <summary>The file that makes a folder look like a whole episode.</summary>
    public bool LooksWhole => File.Exists(Zip);

    public string At(string path) => Path.Combine(Folder, path);

    public JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(At(path))).RootElement;

    /// <summary>Every file by its path, with its hash and the time it was written.</summary>
    public Dictionary<string, (string Sha256, DateTime Written)> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Folder, path), path => (HashOf(File.ReadAllBytes(path)), File.GetLastWriteTimeUtc(path)));

    /// <summary>Spoken lines: who, from when to when (seconds), and the words.</summary>
    public List<(string Speaker, double From, double To, string Text)> Lines() =>
        Json("transcript/transcript.json").GetProperty("segments").EnumerateArray()
            .Select(s => (s.Text("speaker"), s.Number("startTime"), s.Number("endTime"), s.Text("body"))).ToList();

    /// <summary>Cues of the SubRip file: from when to when (seconds), and the lines.</summary>
    public List<(double From, double To, string[] Lines)> Captions() =>
        File.ReadAllText(At("transcript/captions.srt")).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(cue => cue.Trim('\n').Split('\n'))
            .Select(cue => (Clock(cue[1][..12]), Clock(cue[1][^12..]), cue[2..])).ToList();

    /// <summary>The brief's layout is there, nothing half-written is, the ZIP passes its check and every hash in the manifest is right.</summary>
    public async Task IsSoundAsync(bool withVideo)
    {
        var files = Files();
        Assert.All(Layout, path => Assert.True(files.ContainsKey(path), path));
        Assert.Equal(withVideo, files.ContainsKey("videos/final.mp4"));
        Assert.Equal(withVideo, files.Keys.Any(path => path.StartsWith("videos/previews/", StringComparison.Ordinal)));
        Assert.Equal(Lines().Count, files.Keys.Count(path => path.StartsWith("audio/segments/", StringComparison.Ordinal)));
        Assert.DoesNotContain(files.Keys, path => path.EndsWith("part", StringComparison.Ordinal) || path.EndsWith("partial", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Object, Json("seo.json").ValueKind);
        if (Programs.Has("unzip"))
        {
            var (exitCode, output) = await Programs.RunAsync("unzip", "-tq", Zip);
            Assert.True(exitCode == 0, output);
        }

        HashesAreRight(files);
    }

    public async Task IsAsLongAndLoudAsAskedAsync(double seconds)
    {
        var duration = (await Programs.ProbeAsync(At("audio/final.mp3"))).GetProperty("format").Number("duration");
        Assert.InRange(duration, seconds * 0.97, seconds * 1.03);
        var meter = await OutsideMeter.MeasureAsync(At("audio/final.mp3"));
        Assert.InRange(meter.Integrated, -16.5, -15.5);
        Assert.InRange(meter.TruePeak, -20, -1);
    }

    /// <summary>Integrated loudness of each speaker's own stretches of the master, in LUFS.</summary>
    public async Task<Dictionary<string, double>> LoudnessBySpeakerAsync()
    {
        var sound = MasterSound.Read(At("audio/final.wav"));
        var levels = new Dictionary<string, double>();
        foreach (var speaker in Lines().GroupBy(line => line.Speaker))
        {
            var cut = Path.GetTempFileName();
            sound.Cut(speaker.Select(line => (line.From, line.To)), cut);
            levels[speaker.Key] = (await OutsideMeter.MeasureAsync(cut)).Integrated;
            File.Delete(cut);
        }

        return levels;
    }

    private void HashesAreRight(Dictionary<string, (string Sha256, DateTime Written)> files)
    {
        var manifest = Json("manifest.json").GetProperty("files").EnumerateArray().ToDictionary(file => file.Text("path"), file => file.Text("sha256"));
        Assert.True(manifest.Count > 15);
        using var zip = ZipFile.OpenRead(Zip);
        Assert.Equal(manifest.Keys.Append("manifest.json").Order(), zip.Entries.Select(entry => entry.FullName).Order());
        foreach (var (path, sha256) in manifest)
        {
            Assert.Equal(sha256, files[path].Sha256);
            using var packed = zip.GetEntry(path)!.Open();
            Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(packed)));
        }
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static double Clock(string time) => TimeSpan.ParseExact(time, @"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture).TotalSeconds;
}
