using System.Net;
using System.Net.Sockets;

namespace PodcastMuse.Kernel;

/// <summary>Whom requests are counted against: one household of IPv6 has 2⁶⁴ addresses, so its network is what counts.</summary>
public static class SenderNetwork
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Of an address that was written down.</summary>
    public static string Of(string address) => IPAddress.TryParse(address, out var parsed) ? Of(parsed) : address;
}
