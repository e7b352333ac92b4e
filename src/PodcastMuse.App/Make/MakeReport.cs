using System.Text.Encodings.Web;
using System.Text.Json;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Make;

/// <summary>A delivered file; path within the output folder, size in bytes, duration in seconds where it plays.</summary>
internal sealed record DeliveredFile(string Path, long Size, string Sha256, double? DurationSeconds);

/// <summary>What came of it. With <c>--json</c> it is the one object printed.</summary>
internal sealed record MakeResult(
    string Status,
    Guid? ProjectId,
    Guid? ProductionId,
    string? Out,
    double? DurationSeconds,
    double? IntegratedLufs,
    double? TruePeakDbtp,
    IReadOnlyList<string> Notes,
    IReadOnlyList<DeliveredFile> Files,
    Problem? Problem);

/// <summary>Says how it ended: words on a terminal, one object with <c>--json</c>, faults in one line on standard error.</summary>
internal sealed class MakeReport(bool isJson, TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Completed(MakeResult result)
    {
        if (isJson)
        {
            Print(result);
            return ExitCodes.Done;
        }

        foreach (var note in result.Notes)
            output.WriteLine(note);
        output.WriteLine(FormattableString.Invariant(
            $"Done: {TimeSpan.FromSeconds(result.DurationSeconds ?? 0):h\\:mm\\:ss}, {result.IntegratedLufs:0.0} LUFS, {result.TruePeakDbtp:0.0} dBTP, {result.Files.Count} files in {result.Out}"));
        return ExitCodes.Done;
    }

    public int Refused(Problem problem) => End("refused", problem, OneLine(problem.Detail), ExitCodes.BadInput);

    public int Failed(Problem problem, string kept) => End("failed", problem, $"{OneLine(problem.Detail)} {kept}".TrimEnd(), ExitCodes.Failed);

    public int Interrupted()
    {
        errors.WriteLine("Interrupted. Nothing finished is lost: run the same command again to go on.");
        if (isJson)
            Print(new MakeResult("interrupted", null, null, null, null, null, null, [], [], null));
        return ExitCodes.Interrupted;
    }

    private int End(string status, Problem problem, string line, int exitCode)
    {
        errors.WriteLine(line);
        if (isJson)
            Print(new MakeResult(status, null, null, null, null, null, null, [], [], problem));
        return exitCode;
    }

    private void Print(MakeResult result) => output.WriteLine(JsonSerializer.Serialize(result, Json));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
