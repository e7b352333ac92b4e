using Microsoft.Extensions.Logging;

namespace PodcastMuse.Notifications;

internal static partial class NotificationsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not taken at try {Attempts}")]
    public static partial void MailNotTaken(ILogger log, Exception fault, Guid id, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read; it is tried again")]
    public static partial void DeliveryBroke(ILogger log, Exception fault);
}
