using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CliWrap;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.Tests.Media;

/// <summary>What ffmpeg, not our meter, says of a file: loudness by its ebur128 filter, and its decoded samples.</summary>
public sealed record OutsideMeter(double Integrated, double Range, double TruePeak)
{
    public static async Task<OutsideMeter> MeasureAsync(string path)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-hide_banner", "-nostdin", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var summary = text[text.LastIndexOf("Summary:", StringComparison.Ordinal)..];
        return new OutsideMeter(Value(summary, "I:"), Value(summary, "LRA:"), Value(summary, "Peak:"));
    }

    /// <summary>Decoded to interleaved stereo floats at 48 kHz.</summary>
    public static async Task<float[]> DecodeAsync(string path)
    {
        using var bytes = new MemoryStream();
        await Tool.RunAsync(
            "ffmpeg",
            ["-loglevel", "error", "-nostdin", "-i", path, "-vn", "-ac", "2", "-f", "f32le", "pipe:1"],
            PipeTarget.ToStream(bytes),
            CancellationToken.None);
        return MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray();
    }

    private static double Value(string summary, string name)
    {
        var at = summary.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var word = summary[at..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0];
        return word == "-inf" ? double.NegativeInfinity : double.Parse(word, CultureInfo.InvariantCulture);
    }
}
