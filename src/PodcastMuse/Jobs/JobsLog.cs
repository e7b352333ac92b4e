using Microsoft.Extensions.Logging;

namespace PodcastMuse.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue did not take a wake-up; the reconciler sends it again")]
    public static partial void NotSent(ILogger log, Exception fault);
}
