using Microsoft.Extensions.Logging;

namespace PodcastMuse.Data;

internal static partial class DataLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "What has expired could not be deleted; the next sweep tries again")]
    public static partial void SweepBroke(ILogger log, Exception fault);
}
