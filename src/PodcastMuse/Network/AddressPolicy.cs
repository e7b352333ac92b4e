using System.Net;
using System.Net.Sockets;

namespace PodcastMuse.Network;

/// <summary>
/// Which machines may be reached for users. The server calls what users name (sources, providers of their own), so an address that only
/// this machine or its network can reach must never be connected to (server-side request forgery).
/// </summary>
public abstract class AddressPolicy
{
    /// <summary>Only addresses that are public on the internet, by the IANA special-purpose registries (RFC 6890 and its successors).</summary>
    public static AddressPolicy PublicOnly { get; } = new PublicAddresses();

    /// <summary>Every address: for people who run the studio themselves and point keys at machines of their own.</summary>
    public static AddressPolicy Anywhere { get; } = new AllAddresses();

    public abstract bool Allows(IPAddress address);

    private sealed class AllAddresses : AddressPolicy
    {
        public override bool Allows(IPAddress address) => true;
    }

    private sealed class PublicAddresses : AddressPolicy
    {
        private static readonly IPNetwork[] Special4 =
        [
            .. new[]
            {
                "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
                "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
                "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
                // Azure's host endpoint, public by number only.
                "168.63.129.16/32",
            }.Select(network => IPNetwork.Parse(network)),
        ];

        // Global unicast is 2000::/3; what is special within it follows.
        private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

        private static readonly IPNetwork[] Special6 =
            [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];

        public override bool Allows(IPAddress address)
        {
            // IPv4 in IPv6's clothes is judged as IPv4. 6to4 (2002::/16) and Teredo (2001::/32) are refused whole; translated
            // (64:ff9b::/96), compatible (::/96), local and multicast addresses lie outside global unicast.
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            return address.AddressFamily switch
            {
                AddressFamily.InterNetwork => !Special4.Any(network => network.Contains(address)),
                AddressFamily.InterNetworkV6 => address.ScopeId == 0 && Global6.Contains(address) && !Special6.Any(network => network.Contains(address)),
                _ => false,
            };
        }
    }
}
