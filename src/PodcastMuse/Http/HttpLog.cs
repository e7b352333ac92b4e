using Microsoft.Extensions.Logging;

namespace PodcastMuse.Http;

internal static partial class HttpLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke")]
    public static partial void RequestBroke(ILogger log, Exception fault);
}
