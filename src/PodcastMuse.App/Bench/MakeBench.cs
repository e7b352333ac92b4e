using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using CliWrap;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PodcastMuse.App.Settings;
using PodcastMuse.Data;
using PodcastMuse.Media.Packages;
using PodcastMuse.Production;
using PodcastMuse.Storage;

namespace PodcastMuse.App.Bench;

/// <summary>
/// What <c>muse make</c> costs as a whole process, as a multiple of the episode's length, and each step's share; then the
/// same episode from its package with one line changed, in the same data folder.
/// </summary>
internal static class MakeBench
{
    public static async Task RunAsync(
        TextWriter output, string directory, string source, int minutes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var data = Path.Combine(directory, "make-data");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        var episode = Path.Combine(directory, "make-episode");
        var whole = await MakeAsync(
            data, ["--title", "Bench", "--source", source, "--minutes", minutes.ToString(CultureInfo.InvariantCulture), "--out", episode], cancellationToken);
        var steps = await StepsAsync(data, cancellationToken);
        var again = await MakeAsync(
            data, ["--title", "Bench", "--source", source, "--minutes", minutes.ToString(CultureInfo.InvariantCulture), "--out", episode], cancellationToken);
        var edited = Path.Combine(directory, "edited.zip");
        await EditAsync(Path.Combine(episode, ProductionPlan.PackagePath), edited, cancellationToken);
        var edit = await MakeAsync(data, ["--from", edited, "--out", Path.Combine(directory, "make-edited")], cancellationToken);

        var real = minutes * 60.0;
        await output.WriteLineAsync(Line($"make, {minutes} minutes with video; {clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores\n"));
        await output.WriteLineAsync("| what | seconds | of the episode's length |\n| --- | --: | --: |");
        await Row("the whole command", whole);
        await Row("the same again", again);
        await Row("from its package, one line changed", edit);
        await output.WriteLineAsync("\n| step | seconds | share of all steps |\n| --- | --: | --: |");
        var sum = steps.Sum(s => s.Seconds);
        foreach (var (name, seconds) in steps)
            await output.WriteLineAsync(Line($"| {name} | {seconds:0.0} | {100 * seconds / sum:0} % |"));

        Task Row(string what, double seconds) => output.WriteLineAsync(Line($"| {what} | {seconds:0.0} | {seconds / real:0.00}× |"));
    }

    private static async Task<double> MakeAsync(string data, string[] arguments, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await Cli.Wrap(Environment.ProcessPath!)
            .WithArguments(["make", .. arguments])
            .WithEnvironmentVariables(variables => variables.Set("DATA_DIR", data))
            .ExecuteAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<List<(string Name, double Seconds)>> StepsAsync(string data, CancellationToken cancellationToken)
    {
        using var host = Composition.BuildTerminal(new DataFolder(data), SettingsReader.ReadTerminal(SettingsSource.Load()).Settings!, isVerbose: false);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<MuseDbContext>>().CreateDbContextAsync(cancellationToken);
        var steps = await db.Set<ProductionStep>().AsNoTracking().ToListAsync(cancellationToken);
        return ProductionPlan.Steps
            .Select(d => steps.Find(s => s.Name == d.Name))
            .OfType<ProductionStep>()
            .Select(s => (s.Name, (s.FinishedAt - s.StartedAt)?.TotalSeconds ?? 0))
            .ToList();
    }

    /// <summary>The package with the middle line of its script changed, as somebody would who edits the manifest.</summary>
    private static async Task EditAsync(string package, string edited, CancellationToken cancellationToken)
    {
        File.Copy(package, edited, overwrite: true);
        await using var archive = await ZipFile.OpenAsync(edited, ZipArchiveMode.Update, cancellationToken);
        var entry = archive.GetEntry(PackageManifest.Path)!;
        JsonNode manifest;
        await using (var reading = await entry.OpenAsync(cancellationToken))
            manifest = (await JsonNode.ParseAsync(reading, cancellationToken: cancellationToken))!;
        var lines = manifest["episode"]!["script"]!.AsArray().SelectMany(c => c!["segments"]!.AsArray()).ToList();
        lines[lines.Count / 2]!["text"] = "This one line was rewritten after the episode was finished.";
        entry.Delete();
        await using var writing = await archive.CreateEntry(PackageManifest.Path).OpenAsync(cancellationToken);
        await using var text = new StreamWriter(writing);
        await text.WriteAsync(manifest.ToJsonString());
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
