using System.Globalization;
using System.Text.Json;

namespace PodcastMuse.Media.Tools;

/// <summary>What ffprobe sees in a file. Duration in seconds (0 where there is none); codec names are ffmpeg's.</summary>
public sealed record MediaFacts(double Duration, string? AudioCodec, string? VideoCodec, int Width, int Height, int SampleRate, int Channels, int Chapters);

/// <summary>Looks into a media file with ffprobe.</summary>
public static class MediaProbe
{
    public static async Task<MediaFacts> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var json = await Tool.RunAsync(
            "ffprobe",
            ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", path],
            cancellationToken);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var streams = root.TryGetProperty("streams", out var s) ? s.EnumerateArray().ToList() : [];
        var audio = streams.Find(x => Text(x, "codec_type") == "audio");
        var video = streams.Find(x => Text(x, "codec_type") == "video");
        var duration = root.TryGetProperty("format", out var format) ? Number(format, "duration") : 0;
        return new MediaFacts(
            duration,
            Text(audio, "codec_name"),
            Text(video, "codec_name"),
            (int)Number(video, "width"),
            (int)Number(video, "height"),
            (int)Number(audio, "sample_rate"),
            (int)Number(audio, "channels"),
            root.TryGetProperty("chapters", out var chapters) ? chapters.GetArrayLength() : 0);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static double Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
