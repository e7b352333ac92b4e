using Microsoft.Extensions.Logging;

namespace PodcastMuse.Projects;

internal static partial class ProjectsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The process that read a source ended with exit code {ExitCode}: {Words}")]
    public static partial void ReaderBroke(ILogger log, int exitCode, string words);
}
