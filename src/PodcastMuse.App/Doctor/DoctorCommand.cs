using System.CommandLine;

namespace PodcastMuse.App.Doctor;

/// <summary>
/// <c>muse doctor</c>: what the machine has of what an episode needs, and the exact fix for what it lacks.
/// Exit 0 when episodes can be made, 1 when a part is missing.
/// </summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object instead of a table" };
        var command = new Command("doctor", "Check this machine: programs, codecs, voices, fonts, room") { json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Machine.Current(), parsed.GetValue(json), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(Machine machine, bool asJson, TextWriter output, CancellationToken cancellationToken)
    {
        var findings = await Checkup.RunAsync(machine, cancellationToken);
        if (asJson)
            DoctorReport.WriteJson(findings, output);
        else
            DoctorReport.WriteTable(findings, output);
        return DoctorReport.IsReady(findings) ? 0 : 1;
    }
}
