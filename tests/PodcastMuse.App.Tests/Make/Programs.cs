using System.Diagnostics;
using System.Text.Json;

namespace PodcastMuse.App.Tests.Make;

/// <summary>Other people's programs, asked what they see in our files.</summary>
internal static class Programs
{
    public static bool Has(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Format, streams and chapters as ffprobe reads them.</summary>
    public static async Task<JsonElement> ProbeAsync(string path)
    {
        var (exitCode, output) = await RunAsync("ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", path);
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();

    public static double Number(this JsonElement element, string name) =>
        double.Parse(element.Text(name), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first stream of a kind: audio or video.</summary>
    public static JsonElement Stream(this JsonElement probe, string kind) =>
        probe.GetProperty("streams").EnumerateArray().First(stream => stream.Text("codec_type") == kind);
}
