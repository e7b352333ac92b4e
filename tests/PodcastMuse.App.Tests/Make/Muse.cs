using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PodcastMuse.App.Tests.Make;

/// <summary>The program as a user runs it: a process of its own, on a data folder of its own.</summary>
/// <param name="dataFolder">Its data folder; null: where its settings say.</param>
/// <param name="searchPath">Where it finds other programs; null: where the tests do.</param>
/// <param name="environment">Settings.</param>
/// <param name="folder">Where it runs; null: where the tests do.</param>
internal sealed class Muse(string? dataFolder, string? searchPath = null, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
{
    /// <summary>A program that hangs is a failure, not a wait; no run of these tests comes near it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "muse");

    public string DataFolder => dataFolder!;

    public Task<Ended> MakeAsync(params string[] arguments) => MakeAsync(arguments, (_, _) => { });

    /// <summary>Runs <c>muse make</c> to its end, or to what <paramref name="watch"/> does to the process on a line of its standard output.</summary>
    /// <param name="arguments">Its options.</param>
    /// <param name="watch">Sees each line.</param>
    /// <param name="beside">What else is done while it runs; it ends when the process has.</param>
    public async Task<Ended> MakeAsync(IReadOnlyList<string> arguments, Action<Process, string> watch, Func<Process, Task>? beside = null)
    {
        // A shell's background job is born deaf to SIGINT, and so are its children; a user's terminal is not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Program, "make", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (dataFolder is not null)
            start.Environment["DATA_DIR"] = dataFolder;
        if (folder is not null)
            start.WorkingDirectory = folder;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        if (searchPath is not null)
            start.Environment["PATH"] = searchPath;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput, line => watch(process, line));
        var errors = ReadAsync(process.StandardError, _ => { });
        var company = beside?.Invoke(process) ?? Task.CompletedTask;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            Assert.Fail($"It did not end: {string.Join('\n', await output)}");
        }

        await company;
        return new Ended(process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL to the program and to what it runs: nothing gets to say goodbye.</summary>
    public static void Kill(Process process) => process.Kill(entireProcessTree: true);

    /// <summary>Ctrl-C, as far as the program can tell.</summary>
    public static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(StreamReader reader, Action<string> watch)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            watch(line);
        }

        return lines;
    }
}

/// <summary>How a run ended, and every line it printed.</summary>
internal sealed record Ended(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    private const int Killed = 128 + 9;

    public bool WasKilled => ExitCode == Killed;

    public void Succeeded() => Assert.True(ExitCode == 0 && Errors.Count == 0, ToString());

    /// <summary>The one clear line that a run that ended otherwise owes its user; no trace of a stack anywhere.</summary>
    public string SaidOneLine(int exitCode)
    {
        Assert.True(ExitCode == exitCode && Errors.Count == 1 && Errors[0].Length > 20, ToString());
        Assert.DoesNotContain(Errors.Concat(Output), line => line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
        return Errors[0];
    }

    public override string ToString() => $"Exit {ExitCode}\n{string.Join('\n', Output)}\n-- errors:\n{string.Join('\n', Errors)}";
}
