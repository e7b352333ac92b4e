using Microsoft.Extensions.Logging;

namespace PodcastMuse.Accounts;

internal static partial class AccountsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Traces of an erased account could not be removed yet; it is tried again")]
    public static partial void ErasureWaits(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in of provider {Provider} failed")]
    public static partial void ExternalSignInFailed(ILogger log, Exception fault, string provider);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which accounts were erased could not be read; what was known before still holds")]
    public static partial void ErasedUnknown(ILogger log, Exception fault);
}
