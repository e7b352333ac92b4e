using System.Text.Json;
using PodcastMuse.App.Doctor;

namespace PodcastMuse.App.Tests.Doctor;

/// <summary>The doctor on this machine, which has everything, and on machines with parts taken away.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("muse doctor ").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_whole_machine_is_ready()
    {
        var findings = await Checkup.RunAsync(Machine.Current() with { DataFolder = folder }, Cancellation);

        Assert.All(findings, finding => Assert.True(finding.Condition != Condition.Missing, $"{finding.Part}: {finding.Detail}"));
        Assert.Contains(findings, finding => finding.Part == "Thai word breaks (ICU)" && finding.Detail == "สวัสดี|ชาว|โลก");
        Assert.Contains(findings, finding => finding is { Part: "Thai voice (espeak-ng)", Detail: "Thai" });
    }

    [Fact]
    public async Task A_machine_without_programs_is_told_how_to_get_each()
    {
        var output = new StringWriter();

        var exit = await DoctorCommand.RunAsync(new Machine(folder, folder, IsRoot: false), asJson: true, output, Cancellation);

        Assert.Equal(1, exit);
        using var report = JsonDocument.Parse(output.ToString());
        Assert.False(report.RootElement.GetProperty("ready").GetBoolean());
        var missing = report.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("condition").GetString() == "missing")
            .ToDictionary(finding => finding.GetProperty("part").GetString()!, finding => finding.GetProperty("fix").GetString());
        Assert.Equal(["espeak-ng", "ffmpeg", "ffprobe", "flite"], missing.Keys.Order(StringComparer.Ordinal));
        Assert.All(missing.Values, fix => Assert.False(string.IsNullOrWhiteSpace(fix)));
    }

    [Fact]
    public async Task An_ffmpeg_without_x264_is_named()
    {
        Plant("ffmpeg", """
            case "$*" in
              *-encoders*) echo ' A....D libmp3lame  MP3'; echo ' A..... aac  AAC' ;;
              *-filters*) echo ' ... ass  V->V  x'; echo ' ... ebur128  A->N  x' ;;
              *) echo 'ffmpeg version 7.0-small Copyright' ;;
            esac
            """);

        var findings = await MediaCheck.ExamineAsync(new Machine(folder, folder, IsRoot: true), Cancellation);

        Assert.Contains(findings, finding => finding is { Part: "ffmpeg", Detail: "7.0-small" });
        Assert.Equal(["ffprobe", "H.264 video (libx264)"], findings.Where(f => f.Condition == Condition.Missing).Select(f => f.Part));
    }

    [Fact]
    public async Task An_espeak_without_thai_is_named()
    {
        Plant("espeak-ng", """
            case "$*" in
              *--voices*) echo 'Pty Language Age/Gender VoiceName File' ;;
              *) echo 'eSpeak NG text-to-speech: 1.40  Data at: here' ;;
            esac
            """);

        var findings = await SpeechCheck.ExamineAsync(new Machine(folder, folder, IsRoot: true), Cancellation);

        Assert.Contains(findings, finding => finding is { Part: "espeak-ng", Detail: "1.40", Condition: Condition.Sound });
        Assert.Contains(findings, finding => finding is { Part: "Thai voice (espeak-ng)", Condition: Condition.Missing });
    }

    [Fact]
    public void The_fix_is_in_the_words_of_this_machines_package_manager()
    {
        Plant("apt-get", "");

        Assert.Equal(
            "sudo apt-get update && sudo apt-get install -y fonts-noto-core",
            InstallLine.For("fonts", new Machine(folder, folder, IsRoot: false)));
        Assert.Equal(
            "apt-get update && apt-get install -y flite",
            InstallLine.For("flite", new Machine(folder, folder, IsRoot: true)));
    }

    [Fact]
    public void A_data_folder_that_is_a_file_cannot_be_written()
    {
        var file = Path.Combine(folder, "data");
        File.WriteAllText(file, "");

        var findings = RoomCheck.Examine(new Machine(folder, Path.Combine(file, "inside"), IsRoot: true));

        Assert.Contains(findings, finding => finding is { Part: "data folder", Condition: Condition.Missing });
    }

    [Fact]
    public void A_data_folder_yet_to_be_made_leaves_no_trace()
    {
        var findings = RoomCheck.Examine(new Machine(folder, Path.Combine(folder, "to", "come"), IsRoot: true));

        Assert.Contains(findings, finding => finding is { Part: "data folder", Condition: Condition.Sound });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task The_table_says_what_it_found_and_ends_with_the_verdict()
    {
        var output = new StringWriter();

        await DoctorCommand.RunAsync(new Machine(folder, folder, IsRoot: true), asJson: false, output, Cancellation);

        Assert.Contains("missing", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Not ready yet: see above.\n", output.ToString(), StringComparison.Ordinal);
    }

    private void Plant(string program, string body)
    {
        var path = Path.Combine(folder, program);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
