using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace PodcastMuse.App.Doctor;

/// <summary>The findings for people (a table, then each fix on a line of its own, so that it can be copied) and for programs (JSON).</summary>
internal static class DoctorReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void WriteJson(IReadOnlyList<Finding> findings, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(new { Ready = IsReady(findings), Findings = findings }, Json));

    public static void WriteTable(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = 200; // a file has no edge to wrap at
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumns("", "", "");
        foreach (var finding in findings)
            table.AddRow(new Markup(Mark(finding.Condition)), new Text(finding.Part), new Text(finding.Detail));
        console.Write(table);
        foreach (var finding in findings.Where(finding => finding.Fix is not null))
            output.WriteLine($"\n{finding.Part}: {finding.Detail}\n  {finding.Fix}");
        output.WriteLine(IsReady(findings) ? "\nReady to make episodes." : "\nNot ready yet: see above.");
    }

    public static bool IsReady(IReadOnlyList<Finding> findings) => findings.All(finding => finding.Condition != Condition.Missing);

    private static string Mark(Condition condition) => condition switch
    {
        Condition.Sound => "[green]ok[/]",
        Condition.Weak => "[yellow]weak[/]",
        _ => "[red]missing[/]",
    };
}
