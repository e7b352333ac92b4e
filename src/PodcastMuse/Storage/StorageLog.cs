using Microsoft.Extensions.Logging;

namespace PodcastMuse.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Files could not be erased; it is tried again")]
    public static partial void ErasureFailed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cache could not be swept; it is tried again")]
    public static partial void CacheNotSwept(ILogger log, Exception fault);
}
