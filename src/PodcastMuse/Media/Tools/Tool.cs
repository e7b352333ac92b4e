using System.ComponentModel;
using System.Text;
using CliWrap;
using PodcastMuse.Kernel;

namespace PodcastMuse.Media.Tools;

/// <summary>
/// Runs an outside program (ffmpeg, ffprobe, flite, espeak-ng) to its end. A missing program, a full disk and a failing
/// run each become one fault with one clear line; cancelling kills the program.
/// </summary>
public static class Tool
{
    private const int KeptErrorCharacters = 4_000;

    /// <summary>Runs and returns standard output as text.</summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string? input = null)
    {
        var output = new StringBuilder();
        await RunAsync(program, arguments, PipeTarget.ToStringBuilder(output), cancellationToken, input is null ? null : PipeSource.FromString(input));
        return output.ToString();
    }

    /// <summary>Runs with standard output going to <paramref name="output"/>; for binary streams.</summary>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, PipeTarget output, CancellationToken cancellationToken, PipeSource? input = null)
    {
        var errors = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithStandardInputPipe(input ?? PipeSource.Null)
                .WithStandardOutputPipe(output)
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Keep(errors, line)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            if (result.ExitCode != 0)
                throw FailureOf(program, result.ExitCode, errors.ToString());
        }
        catch (Win32Exception missing)
        {
            throw FaultException.Permanent(
                Problems.ToolMissing($"The program '{program}' was not found. Run './muse doctor' to see what to install."), missing);
        }
    }

    private static FaultException FailureOf(string program, int exitCode, string errors)
    {
        if (errors.Contains("No space left on device", StringComparison.OrdinalIgnoreCase))
            return FaultException.Permanent(Problems.StorageUnavailable("The disk is full. Free some space and run the same again."));
        var last = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
        return FaultException.Permanent(Problems.Internal($"{program} failed (exit {exitCode}): {last}"));
    }

    private static void Keep(StringBuilder errors, string line)
    {
        errors.Append(line).Append('\n');
        if (errors.Length > KeptErrorCharacters)
            errors.Remove(0, errors.Length - KeptErrorCharacters);
    }
}
