using Microsoft.Extensions.Logging;

namespace PodcastMuse.Audit;

internal static partial class AuditLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log could not be written; {Count} entries wait for another try")]
    public static partial void WriteFailed(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Audit entry that the database did not take: {Time} {UserId} {Action} {Resource} {Status} {TraceId}")]
    public static partial void Unwritten(ILogger log, DateTimeOffset time, Guid? userId, string action, string resource, int status, string? traceId);
}
