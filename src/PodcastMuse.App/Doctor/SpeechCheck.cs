using PodcastMuse.Kernel;
using PodcastMuse.Media.Tools;

namespace PodcastMuse.App.Doctor;

/// <summary>The two programs the built-in voices speak with, and that espeak-ng has its Thai.</summary>
internal static class SpeechCheck
{
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(Machine machine, CancellationToken cancellationToken)
    {
        var espeak = await Ask("espeak-ng", ["--version"], FirstNumber, machine, cancellationToken);
        var findings = new List<Finding>
        {
            await Ask("flite", ["-lv"], voices => voices[(voices.IndexOf(':') + 1)..].Trim(), machine, cancellationToken),
            espeak,
        };
        if (espeak.Condition == Condition.Sound)
            findings.Add(await Ask("espeak-ng", ["--voices=th"], VoiceOf, machine, cancellationToken, "Thai voice (espeak-ng)"));
        return findings;
    }

    /// <summary>A program that cannot be asked, or whose answer says nothing, is as good as missing.</summary>
    private static async Task<Finding> Ask(
        string program, string[] arguments, Func<string, string> read, Machine machine, CancellationToken cancellationToken, string? part = null)
    {
        var fix = InstallLine.For(program, machine);
        if (machine.Find(program) is not { } path)
            return Finding.Missing(part ?? program, "not found", fix);
        try
        {
            var answer = read(await Tool.RunAsync(path, arguments, cancellationToken));
            return answer.Length > 0 ? Finding.Sound(part ?? program, answer) : Finding.Missing(part ?? program, "not found", fix);
        }
        catch (FaultException fault)
        {
            return Finding.Missing(part ?? program, fault.Message, fix);
        }
    }

    /// <summary>"eSpeak NG text-to-speech: 1.51  Data at: …"</summary>
    private static string FirstNumber(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => char.IsAsciiDigit(word[0])) ?? "found";

    /// <summary>A heading, then one line a voice: " 5  th  --/M  Thai  tai/th".</summary>
    private static string VoiceOf(string listing) => listing
        .Split('\n')
        .Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 3 && words[1] == "th")
        .Select(words => words[3])
        .FirstOrDefault() ?? "";
}
