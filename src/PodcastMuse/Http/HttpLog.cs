using Microsoft.Extensions.Logging;

namespace PodcastMuse.Http;

internal static partial class HttpLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke")]
    public static partial void RequestBroke(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused, because the database does not answer")]
    public static partial void DatabaseAway(ILogger log, Exception fault);
}
