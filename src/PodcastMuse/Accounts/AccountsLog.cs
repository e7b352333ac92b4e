using Microsoft.Extensions.Logging;

namespace PodcastMuse.Accounts;

internal static partial class AccountsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Traces of an erased account could not be removed yet; it is tried again")]
    public static partial void ErasureWaits(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in of provider {Provider} failed")]
    public static partial void ExternalSignInFailed(ILogger log, Exception fault, string provider);
}
