using System.CommandLine;
using PodcastMuse.Projects.Sources;

namespace PodcastMuse.App.Operate;

/// <summary><c>muse read-source</c>: what the service starts for itself to read one source; see <see cref="IsolatedReader"/>.</summary>
internal static class ReadSourceCommand
{
    private const string Name = "read-source";

    /// <summary>This very program, whoever is hosting the service.</summary>
    public static IsolationOptions Isolation => new(Path.Combine(AppContext.BaseDirectory, "muse"), [Name], SourceLimits.Extraction);

    public static Command Create()
    {
        var command = new Command(Name, "Reads one source from standard input; the service starts it for itself") { Hidden = true };
        // Whoever stops the service stops its whole group of processes. The service decides when its readers end: it may still be answering.
        command.SetAction(async (_, _) =>
        {
            await ReadingProcess.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), TimeProvider.System, CancellationToken.None);
            return ExitCodes.Done;
        });
        return command;
    }
}
