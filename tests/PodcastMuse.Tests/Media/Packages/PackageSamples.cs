using System.Text.Json;
using PodcastMuse.Media.Packages;
using PodcastMuse.Tests.Media.Episodes;

namespace PodcastMuse.Tests.Media.Packages;

/// <summary>A small package with every kind of file.</summary>
internal static class PackageSamples
{
    public const string Hash = "c0ffee00c0ffee00";

    public static PackageManifestFacts Facts() => new(
        "0196d9a2-1b7e-7c3a-9f00-5d2f6a1c8e11",
        "กำเนิดกรุงเทพฯ",
        "Two lines.",
        "th",
        Samples.MadeAt,
        12.5,
        "Podcast Muse 0.1.0",
        [new PackageProvider("speech", "built-in", "espeak-ng")],
        [new PackageSpeaker("อดา", "host", new PackageVoice("built-in", "espeak-ng", "th+f2", "Mali", "female", "th", 11.5, new Dictionary<string, string> { ["pitch"] = "60" }))],
        [new PackageChapter("เปิดรายการ", [new PackageSegment(0, 0, "สวัสดี", Hash, ["s1.p1"]), new PackageSegment(1, 0, "ลาก่อน", "d00dd00d", [])])],
        [new PackageSource("Bees.pdf", null)],
        [new PackagePassage("s1.p1", "Bees.pdf", "Bees see light.", "Light", 3)],
        JsonSerializer.SerializeToElement(new { minutes = 5, template = "interview" }));

    public static async Task<IReadOnlyList<PackageFile>> FilesAsync(TemporaryFolder folder)
    {
        var wav = folder.At("s.wav");
        await File.WriteAllBytesAsync(wav, [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))]);
        var text = folder.At("t.vtt");
        await File.WriteAllTextAsync(text, string.Concat(Enumerable.Repeat("WEBVTT สวัสดี\n", 500)));
        return
        [
            new PackageFile("transcript/captions.vtt", text, "text/vtt", null),
            new PackageFile(PackagePaths.Segment(0, Hash), wav, "audio/wav", 1.25),
        ];
    }

    public static async Task<string> WriteAsync(TemporaryFolder folder, string name = "resources.zip")
    {
        await PackageWriter.WriteAsync(folder.At(name), await FilesAsync(folder), Facts(), null, CancellationToken.None);
        return folder.At(name);
    }
}
