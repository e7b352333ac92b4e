using System.Runtime.InteropServices;
using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.App.Doctor;

/// <summary>ffmpeg and ffprobe, and the parts of ffmpeg the product uses; distributions ship it with some of them left out.</summary>
internal static class MediaCheck
{
    /// <summary>ffmpeg's listing of it, ffmpeg's name, what an episode loses without it.</summary>
    private static readonly (string Listing, string Name, string Part)[] Needed =
    [
        ("-encoders", "libmp3lame", "MP3 (libmp3lame)"),
        ("-encoders", "libx264", "H.264 video (libx264)"),
        ("-encoders", "aac", "AAC"),
        ("-filters", "ass", "captions in video (libass)"),
        ("-filters", "ebur128", "loudness meter (ebur128)"),
    ];

    public static async Task<IReadOnlyList<Finding>> ExamineAsync(Machine machine, CancellationToken cancellationToken)
    {
        var fix = InstallLine.For("ffmpeg", machine);
        var findings = new List<Finding>();
        foreach (var program in (string[])["ffmpeg", "ffprobe"])
            findings.Add(await VersionOf(program, machine, fix, cancellationToken));
        findings.Add(Mp3Library(machine));
        if (machine.Find("ffmpeg") is not { } ffmpeg || findings[0].Condition != Condition.Sound)
            return findings;

        var listings = new Dictionary<string, HashSet<string>>();
        foreach (var listing in Needed.Select(need => need.Listing).Distinct())
            listings[listing] = NamesIn(await Tool.RunAsync(ffmpeg, ["-hide_banner", listing], cancellationToken));
        findings.AddRange(Needed.Select(need => listings[need.Listing].Contains(need.Name)
            ? Finding.Sound(need.Part, "in ffmpeg")
            : Finding.Missing(need.Part, "not in this ffmpeg", $"{fix}   (an ffmpeg built with {need.Name}; this one is {ffmpeg})")));
        return findings;
    }

    /// <summary>Mastering calls the library itself, beside ffmpeg.</summary>
    private static Finding Mp3Library(Machine machine)
    {
        var name = OperatingSystem.IsMacOS() ? "libmp3lame.dylib" : "libmp3lame.so.0";
        if (!NativeLibrary.TryLoad(name, out var library))
            return Finding.Missing("libmp3lame", "not found", InstallLine.For("libmp3lame", machine));
        NativeLibrary.Free(library);
        return Finding.Sound("libmp3lame", name);
    }

    private static async Task<Finding> VersionOf(string program, Machine machine, string fix, CancellationToken cancellationToken)
    {
        if (machine.Find(program) is not { } path)
            return Finding.Missing(program, "not found", fix);
        try
        {
            // "ffmpeg version 5.1.9-0+deb12u1 Copyright …"
            var words = (await Tool.RunAsync(path, ["-version"], cancellationToken)).Split(' ', 4);
            return Finding.Sound(program, words.Length > 2 ? words[2] : "found");
        }
        catch (FaultException fault)
        {
            return Finding.Missing(program, fault.Message, fix);
        }
    }

    /// <summary>The second word of each line: both listings are " flags name  description".</summary>
    private static HashSet<string> NamesIn(string listing) => listing
        .Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 1)
        .Select(words => words[1])
        .ToHashSet();
}
