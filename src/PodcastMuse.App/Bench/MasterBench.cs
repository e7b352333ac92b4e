using System.Diagnostics;
using System.Globalization;
using PodcastMuse.Media.Codecs;
using PodcastMuse.Media.Mastering;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.App.Bench;

/// <summary>
/// What mastering costs, each figure against ffmpeg doing the plain encoding in the same run on the same machine: ratios
/// travel between machines, seconds do not.
/// </summary>
public static class MasterBench
{
    /// <summary>Runs everything and writes a Markdown table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="directory">Speech and masters are kept here; the speech is reused by the next run.</param>
    /// <param name="minutes">Length of the episode; 60 for the figures of record.</param>
    /// <param name="clock">For the date in the heading.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static async Task RunAsync(TextWriter output, string directory, int minutes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = await BenchEpisode.SpeakAsync(minutes, directory, $"master-{minutes}", cancellationToken);
        Clear(request);
        var (master, result) = await TimeAsync(() => Master.RenderAsync(request, null, cancellationToken));
        var bare = await EncodeAsync(["-i", result.WavPath, "-b:a", "128k", "-reservoir", "0"], Path.Combine(directory, "bare.mp3"), cancellationToken);
        var again = await TimeAsync(() => Master.RenderAsync(request, null, cancellationToken));
        var edited = await EditAsync(request, directory, cancellationToken);
        var edit = await TimeAsync(() => Master.RenderAsync(edited, null, cancellationToken));
        var twoPass = await LoudnormAsync(result.WavPath, directory, cancellationToken);
        var m4a = Path.Combine(directory, "episode.m4a");
        var (aac, _) = await TimeAsync(async () => { await Aac.EncodeAsync(result.WavPath, m4a, cancellationToken); return 0; });
        var defaultAac = await EncodeAsync(["-i", result.WavPath, "-c:a", "aac", "-b:a", "128k"], Path.Combine(directory, "default.m4a"), cancellationToken);

        var certificate = result.Certificate;
        await output.WriteLineAsync(Line($"Mastering, {certificate.Seconds / 60:0.0} minutes, {request.Lines.Count} lines; {clock.GetUtcNow():yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores"));
        await output.WriteLineAsync(Line($"MP3 {certificate.Mp3.IntegratedLufs:0.00} LUFS, {certificate.Mp3.TruePeakDbtp:0.00} dBTP, LRA {certificate.Mp3.LoudnessRangeLu:0.0} LU; {result.BlocksEncoded} blocks encoded\n"));
        await output.WriteLineAsync("| what | seconds | against bare encoding |\n| --- | --: | --: |");
        await Row("bare ffmpeg, WAV to MP3", bare);
        await Row("speech to WAV + MP3 + certificate", master);
        await Row(Line($"one line edited, new master ({edit.Value.BlocksEncoded} blocks encoded)"), edit.Seconds);
        await Row("nothing changed", again.Seconds);
        await Row("two-pass loudnorm to MP3", twoPass);
        await Row("AAC for video", aac);
        await Row("AAC, ffmpeg's default coder", defaultAac);

        Task Row(string what, double seconds) => output.WriteLineAsync(Line($"| {what} | {seconds:0.0} | {seconds / bare:0.00}× |"));
    }

    /// <summary>Masters an episode in this process and writes the process's peak memory in MB; run it in a process of its own.</summary>
    public static async Task RunMemoryAsync(TextWriter output, string directory, int minutes, CancellationToken cancellationToken)
    {
        var request = await BenchEpisode.SpeakAsync(minutes, directory, $"memory-{minutes}", cancellationToken);
        Clear(request);
        await Master.RenderAsync(request, null, cancellationToken);
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(Line($"{minutes} minutes: peak {process.PeakWorkingSet64 / 1e6:0} MB"));
        Clear(request);
    }

    private static async Task<MasterRequest> EditAsync(MasterRequest request, string directory, CancellationToken cancellationToken)
    {
        var lines = request.Lines.ToList();
        var middle = lines[lines.Count / 2];
        const string Text = "This one line was rewritten after the episode was finished, and it is a little longer than it was.";
        var path = await BenchEpisode.SayAsync(Text, middle.Speaker, Path.Combine(directory, "speech", "edited.wav"), cancellationToken);
        lines[lines.Count / 2] = middle with { Text = Text, WavPath = path };
        return request with { Lines = lines };
    }

    private static async Task<double> LoudnormAsync(string wav, string directory, CancellationToken cancellationToken)
    {
        const string Filter = "loudnorm=I=-16:TP=-1:LRA=7";
        var (first, _) = await TimeAsync(() => Ffmpeg.RunAsync(["-i", wav, "-af", Filter, "-f", "null", "-"], cancellationToken));
        return first + await EncodeAsync(["-i", wav, "-af", Filter, "-ar", "48000", "-b:a", "128k"], Path.Combine(directory, "loudnorm.mp3"), cancellationToken);
    }

    private static async Task<double> EncodeAsync(string[] arguments, string path, CancellationToken cancellationToken) =>
        (await TimeAsync(() => Ffmpeg.RunAsync([.. arguments, path], cancellationToken))).Seconds;

    private static async Task<(double Seconds, T Value)> TimeAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var value = await work();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, value);
    }

    private static void Clear(MasterRequest request)
    {
        foreach (var directory in (string[])[request.OutputDirectory, request.CacheDirectory])
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    private static string Processor()
    {
        const string Path = "/proc/cpuinfo";
        var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(x => x.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? "unknown processor";
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
