using System.Net;
using System.Net.Sockets;

namespace PodcastMuse.Network;

/// <summary>
/// The way to the outside for addresses that users name: names are looked up here, every address found must be allowed, and the connection goes to
/// the very address that was checked, so that a name cannot answer differently the second time. No proxy, no cookies, no redirects of its own.
/// </summary>
public static class GuardedConnection
{
    public static SocketsHttpHandler Handler(AddressPolicy policy) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 64,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(policy, context.DnsEndPoint, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(AddressPolicy policy, DnsEndPoint end, CancellationToken cancellationToken)
    {
        var host = end.Host.Trim('[', ']');
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        // One private answer among public ones is an attempt, not an accident.
        if (addresses.Length == 0 || !addresses.All(policy.Allows))
            throw new AddressRefusedException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address policy said no; whoever called makes a refusal of it.</summary>
public sealed class AddressRefusedException(string host) : Exception($"{host} is not a public address.")
{
    public string Host { get; } = host;
}
