using Microsoft.Extensions.Logging;

namespace PodcastMuse.Vault;

internal static partial class VaultLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The {Provider} key of user {UserId} does not open: {Reason}")]
    public static partial void KeyDoesNotOpen(ILogger log, string provider, Guid userId, string reason);
}
