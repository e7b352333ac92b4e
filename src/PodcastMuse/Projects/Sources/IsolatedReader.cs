using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using CliWrap;
using PodcastMuse.Kernel;

namespace PodcastMuse.Projects.Sources;

/// <summary>Which program reads (<c>muse read-source</c>), and how long it may take for one source.</summary>
public sealed record IsolationOptions(string Program, IReadOnlyList<string> Arguments, TimeSpan Limit);

/// <summary>
/// Reads strangers' files in a process for each. The readers of formats are other people's, and some files keep one busy for hours or let
/// it take all memory; a thread cannot be ended, a process can. It has no secrets in its environment, little memory, low priority,
/// and only as many run at once as there are cores.
/// </summary>
public sealed class IsolatedReader(IsolationOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Texts of up to this many bytes are read in a moment whatever stands in them; a process is not worth its start.</summary>
    internal const int MostAtHome = 8_192;

    /// <summary>Bytes of managed memory: 1 GB, as DOTNET_GCHeapHardLimit has it.</summary>
    private const string MostMemory = "0x40000000";

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
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);

            // Out of memory, or out of stack: the file's doing.
            if (result.ExitCode != 0)
                return Refusals.Damaged(job.Name);
        }
        catch (Win32Exception missing)
        {
            throw FaultException.Permanent(Problems.ToolMissing($"The program '{options.Program}', which reads sources, was not found."), missing);
        }

        return JsonSerializer.Deserialize<ReadingAnswer>(answer.GetBuffer().AsSpan(0, (int)answer.Length))!.Outcome;
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
