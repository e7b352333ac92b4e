using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CliWrap;
using Microsoft.Extensions.Logging;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>Which program reads (<c>muse read-source</c>), and how long it may take for one source.</summary>
public sealed record IsolationOptions(string Program, IReadOnlyList<string> Arguments, TimeSpan Limit);

/// <summary>
/// Reads strangers' files in a process for each. The readers of formats are other people's, and some files keep one busy for hours or let
/// it take all memory; a thread cannot be ended, a process can. It has no secrets in its environment, little memory, low priority,
/// and only as many run at once as there are cores.
/// </summary>
public sealed class IsolatedReader(IsolationOptions options, TimeProvider clock, ILogger<IsolatedReader> log) : IDisposable
{
    /// <summary>Texts of up to this many bytes are read in a moment whatever stands in them; a process is not worth its start.</summary>
    internal const int MostAtHome = 8_192;

    /// <summary>Bytes of managed memory: 1 GB, as DOTNET_GCHeapHardLimit has it.</summary>
    private const string MostMemory = "0x40000000";

    /// <summary>Bytes of what the process says on standard error that are kept for the log.</summary>
    private const int MostWords = 2_000;

    /// <summary>128 and the signal's number, of those with which operators and systems stop processes: HUP, INT, TERM.</summary>
    private static readonly int[] Stopped = [129, 130, 143];

    /// <summary>Of .NET's host, where it finds no runtime (0x80008083, 0x80008096).</summary>
    private static readonly int[] WithoutRuntime = [131, 150];

    /// <summary>The process keeps the limit itself; whoever waits for it waits a little longer, and then ends it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(Environment.ProcessorCount);

    internal async Task<ReadOutcome> ReadAsync(ReadingJob job, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var deadline = new CancellationTokenSource(options.Limit + Patience, clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            return await RunAsync(job with { Limit = options.Limit }, content, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refusals.Slow(job.Name, options.Limit);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ReadOutcome> RunAsync(ReadingJob job, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        using var words = new MemoryStream();
        var input = PipeSource.Create(async (stream, token) =>
        {
            await stream.WriteAsync(job.ToLine(), token);
            await stream.WriteAsync(content, token);
        });
        try
        {
            var result = await Cli.Wrap(options.Program)
                .WithArguments(options.Arguments)
                .WithEnvironmentVariables(OnlyWhatItNeeds())
                .WithResourcePolicy(new ResourcePolicy(ProcessPriorityClass.BelowNormal))
                .WithStandardInputPipe(input)
                .WithStandardOutputPipe(PipeTarget.ToStream(answer))
                .WithStandardErrorPipe(PipeTarget.Create((stream, token) => KeepAsync(stream, words, token)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);

            if (result.ExitCode != 0)
                return Broken(job, result.ExitCode, Encoding.UTF8.GetString(words.ToArray()));
        }
        catch (Win32Exception missing)
        {
            throw FaultException.Permanent(Problems.ToolMissing($"The program '{options.Program}', which reads sources, was not found."), missing);
        }

        return JsonSerializer.Deserialize<ReadingAnswer>(answer.GetBuffer().AsSpan(0, (int)answer.Length))!.Outcome;
    }

    /// <summary>Out of memory, or out of stack, is the file's doing; where it did not come to reading, nothing is wrong with the file.</summary>
    private ReadOutcome.Refused Broken(ReadingJob job, int exitCode, string words)
    {
        ProjectsLog.ReaderBroke(log, exitCode, words);
        if (Stopped.Contains(exitCode))
            throw FaultException.Transient(Problems.Unavailable("The service is just being stopped. Try again in a moment."));
        if (WithoutRuntime.Contains(exitCode))
            throw FaultException.Permanent(Problems.ToolMissing($"The program '{options.Program}', which reads sources, does not start here."));
        return Refusals.Damaged(job.Name);
    }

    /// <summary>The beginning is enough; the rest is read, so that the process can go on.</summary>
    private static async Task KeepAsync(Stream from, MemoryStream words, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostWords];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            words.Write(buffer, 0, Math.Min(read, MostWords - (int)words.Length));
    }

    /// <summary>Ours without what is not its business: keys, and passwords of databases.</summary>
    private static Dictionary<string, string?> OnlyWhatItNeeds()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(name => name is not ("PATH" or "HOME" or "LANG" or "TMPDIR" or "LD_LIBRARY_PATH") && !name.StartsWith("DOTNET_", StringComparison.Ordinal) && !name.StartsWith("LC_", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null);
        variables["DOTNET_GCHeapHardLimit"] = MostMemory;
        variables["DOTNET_EnableDiagnostics"] = "0";
        return variables;
    }
}
