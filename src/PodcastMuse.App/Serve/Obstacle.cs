using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PodcastMuse.App.Settings;
using PodcastMuse.Kernel;

namespace PodcastMuse.App.Serve;

/// <summary>What a machine can put in the way of a start, in the words of whoever has to clear it away.</summary>
internal static class Obstacle
{
    /// <summary>One line, or null for what is no matter of the machine but a fault of ours.</summary>
    public static string? In(Exception exception, MuseSettings settings)
    {
        var causes = Causes(exception).ToList();
        if (causes.Exists(cause => cause is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }))
            return $"Something else listens on {settings.Host}:{settings.Port} already. PORT names another.";
        if (causes.Exists(cause => cause is SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable }))
            return $"This machine does not let us listen on {settings.Host}:{settings.Port}. HOST and PORT name another place.";
        if (causes.OfType<DbException>().FirstOrDefault(DatabaseOutage.IsIn) is { } unanswered)
            return $"The database did not answer as it should: {unanswered.Message.ReplaceLineEndings(" ")}";
        if (causes.Find(cause => cause is UnauthorizedAccessException or IOException) is { } denied)
            return $"{denied.Message.ReplaceLineEndings(" ")} DATA_DIR names another folder.";
        return null;
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
